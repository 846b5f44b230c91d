package org.cyberdojo.runner.rag.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * What the runner asks a worker: which colour has this output?
 *
 * <p>On the line: the ticket, then source, standard output and standard error as a length and UTF-8
 * bytes each, then the status; numbers most significant byte first. The ticket {@link Answer#READY}
 * stands alone: it asks for a sign of life, and {@link Answer#ready()} is the answer.
 *
 * @param ticket a number that nobody can guess; the answer repeats it
 * @param source the lambda, in Ruby
 * @param stdout UTF-8
 * @param stderr UTF-8
 * @param status 0 to 255
 */
@SuppressWarnings("ArrayRecordComponent") // sent once, never compared
public record Question(long ticket, byte[] source, byte[] stdout, byte[] stderr, int status) {

  private static final int LONGEST = 1 << 20;

  /** Writes it, and sees to it that it is on its way. */
  public void writeTo(DataOutputStream line) throws IOException {
    line.writeLong(ticket);
    writeBytes(line, source);
    writeBytes(line, stdout);
    writeBytes(line, stderr);
    line.writeInt(status);
    line.flush();
  }

  /** Asks for a sign of life. */
  public static void askForSignOfLife(DataOutputStream line) throws IOException {
    line.writeLong(Answer.READY);
    line.flush();
  }

  /** Reads what follows the ticket. */
  static Question readFrom(DataInputStream line, long ticket) throws IOException {
    return new Question(ticket, readBytes(line), readBytes(line), readBytes(line), line.readInt());
  }

  private static void writeBytes(DataOutputStream line, byte[] bytes) throws IOException {
    line.writeInt(bytes.length);
    line.write(bytes);
  }

  private static byte[] readBytes(DataInputStream line) throws IOException {
    int length = line.readInt();
    if (length < 0 || length > LONGEST) {
      throw new IOException("a text of " + length + " bytes is no part of a question");
    }
    byte[] bytes = new byte[length];
    line.readFully(bytes);
    return bytes;
  }
}
