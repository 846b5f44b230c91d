package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * A place in a JSON text, described in the words of Ruby's parser, which authors of manifests know:
 * the line and column are counted from 1, the column in bytes, and the text there is quoted up to
 * the next white space.
 */
final class JsonPosition {

  /** In bytes; a character that does not fit whole is left out. */
  private static final int LONGEST_QUOTE = 32;

  private final byte[] text;
  private final int offset;

  /**
   * @param text the whole text
   * @param offset in bytes
   */
  JsonPosition(byte[] text, int offset) {
    this.text = text;
    this.offset = offset;
  }

  /** {@code at line L column C}. */
  String place() {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < offset; i++) {
      if (text[i] == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return "at line " + line + " column " + (offset - lineStart + 1);
  }

  /** The text from here in single quotes; where that is white space, the one character. */
  String quote() {
    int end = offset;
    while (end < text.length && end - offset < LONGEST_QUOTE && !endsQuote(text[end])) {
      end++;
    }
    return "'" + SafeText.of(decode(Math.max(end, Math.min(offset + 1, text.length)))) + "'";
  }

  private static boolean endsQuote(byte character) {
    return character == ' '
        || character == '\t'
        || character == '\n'
        || character == '\r'
        || character == 0;
  }

  /**
   * What an author may have meant by what is here, where that can be told: a space and a remark in
   * brackets.
   */
  String hint() {
    if (startsWith("/*") || startsWith("//")) {
      return " (JSON has no comments)";
    }
    if (startsWith("NaN") || startsWith("Infinity") || startsWith("-Infinity")) {
      return " (JSON has no NaN and no Infinity)";
    }
    if (offset == 0 && startsWith("\ufeff")) {
      return " (a byte order mark)";
    }
    return text[offset] == 0 ? " (a NUL)" : "";
  }

  private boolean startsWith(String expected) {
    byte[] bytes = expected.getBytes(UTF_8);
    int end = Math.min(text.length, offset + bytes.length);
    return Arrays.equals(text, offset, end, bytes, 0, bytes.length);
  }

  private String decode(int end) {
    CharsetDecoder lenient =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPLACE)
            .onUnmappableCharacter(CodingErrorAction.REPLACE);
    CharBuffer decoded = CharBuffer.allocate(LONGEST_QUOTE + 1);
    // not the end of the input: what was cut in the middle of a character is left out, not replaced
    lenient.decode(ByteBuffer.wrap(text, offset, end - offset), decoded, false);
    return decoded.flip().toString();
  }
}
