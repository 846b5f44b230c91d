package org.cyberdojo.runner.rag.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a worker answers. Whoever reads one must not believe it: the lambda may have written it.
 *
 * <p>On the line: the ticket, the kind, then three texts as a length and UTF-8 bytes each.
 *
 * @param ticket the question's
 * @param kind whether the lambda returned something
 * @param value what it returned, as text; or what was being done when it failed
 * @param className of what was returned, or of the exception
 * @param message the exception's; empty when there is none
 */
public record Answer(long ticket, Kind kind, String value, String className, String message) {

  /** The ticket of the answer that the worker is ready: it gives it when it is, and when asked. */
  public static final long READY = 0;

  private static final int LONGEST = 4096;

  /** What became of a call. */
  public enum Kind {
    RETURNED('r'),
    RAISED('x');

    private final byte mark;

    Kind(char mark) {
      this.mark = (byte) mark;
    }
  }

  public Answer {
    value = cut(value);
    className = cut(className);
    message = cut(message);
  }

  static Answer ready() {
    return new Answer(READY, Kind.RETURNED, "ready", "", "");
  }

  void writeTo(DataOutputStream line) throws IOException {
    line.writeLong(ticket);
    line.writeByte(kind.mark);
    for (String text : new String[] {value, className, message}) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      line.writeInt(bytes.length);
      line.write(bytes);
    }
    line.flush();
  }

  /**
   * Reads an answer.
   *
   * @throws IOException when what comes is no answer, or nothing comes
   */
  public static Answer readFrom(DataInputStream line) throws IOException {
    return new Answer(
        line.readLong(), readKind(line), readText(line), readText(line), readText(line));
  }

  private static Kind readKind(DataInputStream line) throws IOException {
    byte mark = line.readByte();
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.mark == mark)
        .findFirst()
        .orElseThrow(() -> new IOException(mark + " is no kind of answer"));
  }

  private static String readText(DataInputStream line) throws IOException {
    int length = line.readInt();
    if (length < 0 || length > LONGEST * 4) {
      throw new IOException("a text of " + length + " bytes is no part of an answer");
    }
    return new String(line.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
  }
}
