package org.cyberdojo.manifest.regexp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/**
 * Resolves the escapes that Ruby resolves before its regexp engine sees a pattern: {@code \\u} and
 * those of single bytes, {@code \\x}, octal, control and meta. Bytes of 0x80 and above must make up
 * whole characters of UTF-8.
 */
final class RubyEscapes {

  private static final int LARGEST_ASCII = 0x7f;

  private final PatternCursor pattern;
  private final ByteArrayOutputStream resolved = new ByteArrayOutputStream();

  private RubyEscapes(String pattern) {
    this.pattern = new PatternCursor(pattern);
  }

  /**
   * The pattern for the regexp engine, in UTF-8.
   *
   * @throws BadEscapeException when an escape is one that Ruby refuses
   */
  static byte[] resolve(String pattern) {
    RubyEscapes escapes = new RubyEscapes(pattern);
    while (!escapes.pattern.isAtEnd()) {
      escapes.resolveNext();
    }
    return escapes.resolved.toByteArray();
  }

  private void resolveNext() {
    int start = pattern.offset();
    if (pattern.next() != '\\') {
      copyFrom(start);
      return;
    }
    switch (pattern.next()) {
      case 'u' -> resolveUnicode();
      case '1', '2', '3', '5', '6', '7' -> resolveOctalOrBackReference(start);
      case '0', 'x', 'c', 'C', 'M' -> resolveBytes(start);
      default -> copyFrom(start);
    }
  }

  private void copyFrom(int start) {
    resolved.writeBytes(pattern.since(start).getBytes(UTF_8));
  }

  private void resolveUnicode() {
    if (!pattern.skipIf('{')) {
      writeCharacter(pattern.hex(4, 4));
      return;
    }
    pattern.skipWhiteSpace();
    do {
      writeCharacter(pattern.hex(1, 6));
    } while (pattern.skipWhiteSpace() && !pattern.isAt('}'));
    pattern.require('}');
  }

  private void writeCharacter(int codePoint) {
    if (!Character.isValidCodePoint(codePoint)
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE)) {
      throw new BadEscapeException("invalid Unicode range");
    }
    if (codePoint <= LARGEST_ASCII) {
      writeEscapedByte(codePoint);
    } else {
      resolved.writeBytes(Character.toString(codePoint).getBytes(UTF_8));
    }
  }

  private void resolveOctalOrBackReference(int start) {
    pattern.backTo(start + 1);
    if (pattern.octal(3) <= LARGEST_ASCII) {
      pattern.backTo(start + 2);
      copyFrom(start);
    } else {
      resolveBytes(start);
    }
  }

  /** One escaped byte, or as many as make up one character. */
  private void resolveBytes(int start) {
    pattern.backTo(start);
    int first = pattern.escapedByte();
    if (first <= LARGEST_ASCII) {
      writeEscapedByte(first);
      return;
    }
    byte[] character = new byte[lengthOfCharacter(first)];
    character[0] = (byte) first;
    for (int i = 1; i < character.length; i++) {
      character[i] = (byte) pattern.escapedByte();
    }
    requireUtf8(character);
    resolved.writeBytes(character);
  }

  /** What the first byte announces; whether it may is for the decoder to say. */
  private static int lengthOfCharacter(int firstByte) {
    if (firstByte >= 0xf0) {
      return 4;
    }
    return firstByte >= 0xe0 ? 3 : 2;
  }

  private static void requireUtf8(byte[] character) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(character));
    } catch (CharacterCodingException e) {
      throw new BadEscapeException("invalid multibyte escape");
    }
  }

  /** As an escape still: the character may be one that means something in a pattern. */
  private void writeEscapedByte(int value) {
    resolved.writeBytes(String.format("\\x%02X", value).getBytes(UTF_8));
  }
}
