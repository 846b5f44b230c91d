package org.cyberdojo.manifest.json;

import java.util.Optional;

/**
 * Finds the first place where a text is not JSON as <a
 * href="https://www.rfc-editor.org/rfc/rfc8259">RFC 8259</a> has it, and says what is wrong there.
 *
 * <p>The values are read by a library; this is here because the words and the columns are part of
 * what scripts rely on, and no library has them. It also refuses what the library would let pass:
 * half surrogates, which no UTF-8 can hold.
 */
final class JsonScan {

  /** As deep as Ruby's parser goes. */
  static final int DEEPEST = 100;

  /** In characters; a number that is longer says nothing in a manifest. */
  static final int LONGEST_NUMBER = 100;

  private final JsonCursor cursor;
  private int depth;

  private JsonScan(JsonCursor cursor) {
    this.cursor = cursor;
  }

  /** What is wrong with a text, if anything is. The top level must be an object. */
  static Optional<String> firstFault(byte[] text) {
    try {
      new JsonScan(new JsonCursor(text)).document();
      return Optional.empty();
    } catch (MalformedJsonException e) {
      return Optional.of(e.words());
    }
  }

  private void document() {
    cursor.skipWhiteSpace();
    int start = cursor.offset();
    boolean isObject = cursor.peek() == '{';
    value();
    cursor.skipWhiteSpace();
    if (!cursor.isAtEnd()) {
      throw cursor.unexpected(cursor.offset());
    }
    if (!isObject) {
      throw cursor.unexpected(start, "the top level is no object");
    }
  }

  private void value() {
    cursor.skipWhiteSpace();
    switch (cursor.next()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> literal("true");
      case 'f' -> literal("false");
      case 'n' -> literal("null");
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
      default -> throw cursor.unexpected(cursor.offset());
    }
  }

  private void object() {
    enter();
    if (!cursor.skipIf('}')) {
      do {
        cursor.skipWhiteSpace();
        string();
        cursor.skipWhiteSpace();
        cursor.require(':');
        value();
      } while (hasAnother('}'));
    }
    depth--;
  }

  private void array() {
    enter();
    if (!cursor.skipIf(']')) {
      do {
        value();
      } while (hasAnother(']'));
    }
    depth--;
  }

  private void enter() {
    depth++;
    if (depth > DEEPEST) {
      throw cursor.tooDeep(depth);
    }
    cursor.skip();
    cursor.skipWhiteSpace();
  }

  private boolean hasAnother(char end) {
    cursor.skipWhiteSpace();
    if (cursor.skipIf(end)) {
      return false;
    }
    cursor.require(',');
    return true;
  }

  private void literal(String word) {
    int start = cursor.offset();
    for (int i = 0; i < word.length(); i++) {
      if (!cursor.skipIf(word.charAt(i))) {
        throw cursor.unexpected(start);
      }
    }
  }

  private void number() {
    int start = cursor.offset();
    if (!isNumber()) {
      throw cursor.unexpected(start);
    }
    if (cursor.offset() - start > LONGEST_NUMBER) {
      throw cursor.unexpected(start, "a number of more than " + LONGEST_NUMBER + " characters");
    }
  }

  private boolean isNumber() {
    cursor.skipIf('-');
    boolean startsWithZero = cursor.peek() == '0';
    int digits = cursor.skipDigits();
    return (startsWithZero ? digits == 1 : digits > 0) && isFractionOrNone() && isExponentOrNone();
  }

  private boolean isFractionOrNone() {
    return !cursor.skipIf('.') || cursor.skipDigits() > 0;
  }

  private boolean isExponentOrNone() {
    if (!cursor.skipIf('e') && !cursor.skipIf('E')) {
      return true;
    }
    if (!cursor.skipIf('+')) {
      cursor.skipIf('-');
    }
    return cursor.skipDigits() > 0;
  }

  private void string() {
    cursor.require('"');
    while (cursor.next() != '"') {
      if (cursor.peek() == '\\') {
        escape();
      } else if (cursor.isAtControl()) {
        throw cursor.unexpected(cursor.offset());
      } else {
        cursor.skip();
      }
    }
    cursor.skip();
  }

  private void escape() {
    int start = cursor.offset();
    cursor.skip();
    switch (cursor.next()) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> cursor.skip();
      case 'u' -> unicodeEscape(start);
      default -> throw cursor.badEscape(start);
    }
  }

  private void unicodeEscape(int start) {
    char unit = utf16Unit(start);
    boolean isHalf =
        Character.isLowSurrogate(unit)
            || (Character.isHighSurrogate(unit) && !isLowSurrogateNext(start));
    if (isHalf) {
      throw cursor.badEscape(start);
    }
  }

  private boolean isLowSurrogateNext(int start) {
    return cursor.skipIf('\\')
        && cursor.peek() == 'u'
        && Character.isLowSurrogate(utf16Unit(start));
  }

  /** Reads {@code u} and four hex digits. */
  private char utf16Unit(int start) {
    cursor.skip();
    int value = 0;
    for (int i = 0; i < 4; i++) {
      int digit = Character.digit(cursor.next(), 16);
      if (digit < 0) {
        throw cursor.badEscape(start);
      }
      value = value * 16 + digit;
      cursor.skip();
    }
    return (char) value;
  }
}
