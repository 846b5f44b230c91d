package org.cyberdojo.manifest.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;

/** A place in a JSON text that moves forward, and the faults that can be found there. */
final class JsonCursor {

  private final byte[] text;
  private final int firstBadByte;
  private int at;

  JsonCursor(byte[] text) {
    this.text = text;
    this.firstBadByte = firstBadByte(text);
  }

  private static int firstBadByte(byte[] text) {
    ByteBuffer bytes = ByteBuffer.wrap(text);
    CharBuffer characters = CharBuffer.allocate(text.length);
    CoderResult result = UTF_8.newDecoder().decode(bytes, characters, true);
    return result.isError() ? bytes.position() : text.length;
  }

  /** The offset in bytes. */
  int offset() {
    return at;
  }

  boolean isAtEnd() {
    return at >= text.length;
  }

  void skip() {
    at++;
  }

  void skipWhiteSpace() {
    while (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '\r') {
      at++;
    }
  }

  /** How many digits were skipped. */
  int skipDigits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at - start;
  }

  boolean skipIf(char expected) {
    boolean isHere = peek() == expected;
    if (isHere) {
      at++;
    }
    return isHere;
  }

  void require(char expected) {
    if (next() != expected) {
      throw unexpected(at);
    }
    at++;
  }

  /** The character here; 0 where there is none, or none of ASCII. */
  char peek() {
    return at < firstBadByte && text[at] > 0 ? (char) text[at] : 0;
  }

  /** The character here, which must be there; 0 when it is none of ASCII. */
  char next() {
    if (isAtEnd()) {
      throw endOfInput();
    }
    if (at >= firstBadByte) {
      throw unexpected(at, "not UTF-8");
    }
    return peek();
  }

  /** Whether a control character, NUL among them, is here. */
  boolean isAtControl() {
    return text[at] >= 0 && text[at] < ' ';
  }

  MalformedJsonException unexpected(int offset) {
    if (offset >= text.length) {
      return endOfInput();
    }
    JsonPosition position = new JsonPosition(text, offset);
    return unexpected(position, position.hint());
  }

  MalformedJsonException unexpected(int offset, String hint) {
    return unexpected(new JsonPosition(text, offset), " (" + hint + ")");
  }

  private static MalformedJsonException unexpected(JsonPosition position, String hint) {
    return new MalformedJsonException(
        "unexpected character: " + position.quote() + " " + position.place() + hint);
  }

  MalformedJsonException badEscape(int offset) {
    JsonPosition position = new JsonPosition(text, offset);
    return new MalformedJsonException(
        "invalid escape character in string: " + position.quote() + " " + position.place());
  }

  MalformedJsonException tooDeep(int depth) {
    return new MalformedJsonException(
        "nesting of " + depth + " is too deep " + new JsonPosition(text, at).place());
  }

  private MalformedJsonException endOfInput() {
    return new MalformedJsonException(
        "unexpected end of input " + new JsonPosition(text, text.length).place());
  }
}
