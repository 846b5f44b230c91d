package org.cyberdojo.manifest.regexp;

/** A place in a Ruby pattern that moves forward over its escapes. */
final class PatternCursor {

  private static final int CONTROL_BITS = 0x9f;
  private static final int META_BIT = 0x80;
  private static final int DELETE = 0x7f;

  private final String pattern;
  private int at;

  PatternCursor(String pattern) {
    this.pattern = pattern;
  }

  int offset() {
    return at;
  }

  boolean isAtEnd() {
    return at >= pattern.length();
  }

  boolean isAt(char expected) {
    return !isAtEnd() && pattern.charAt(at) == expected;
  }

  void backTo(int offset) {
    at = offset;
  }

  String since(int start) {
    return pattern.substring(start, at);
  }

  /** The character here, which is passed; all of a supplementary one. */
  int next() {
    if (isAtEnd()) {
      throw new BadEscapeException("too short escape sequence");
    }
    int codePoint = pattern.codePointAt(at);
    at += Character.charCount(codePoint);
    return codePoint;
  }

  boolean skipIf(char expected) {
    boolean isHere = isAt(expected);
    if (isHere) {
      at++;
    }
    return isHere;
  }

  /** Always true, so that it can stand in a condition. */
  boolean skipWhiteSpace() {
    while (isAt(' ') || isAt('\t') || isAt('\n') || isAt('\r') || isAt('\f') || isAt('\u000b')) {
      at++;
    }
    return true;
  }

  void require(char expected) {
    if (!skipIf(expected)) {
      throw new BadEscapeException("'" + expected + "' is missing");
    }
  }

  /** The value of as many hex digits as are here. */
  int hex(int fewest, int most) {
    return number(16, fewest, most);
  }

  /** The value of as many octal digits as are here; at least one is. */
  int octal(int most) {
    return number(8, 1, most);
  }

  private int number(int radix, int fewest, int most) {
    int start = at;
    int value = 0;
    while (at - start < most && !isAtEnd() && digit(radix) >= 0) {
      value = value * radix + digit(radix);
      at++;
    }
    if (at - start < fewest) {
      throw new BadEscapeException("too few digits in an escape");
    }
    return value;
  }

  private int digit(int radix) {
    char character = pattern.charAt(at);
    return character <= DELETE ? Character.digit(character, radix) : -1;
  }

  /**
   * The byte that the escape here stands for, {@code \\x41}, {@code \\101}, {@code \\cA}, {@code
   * \\M-\\C-A} or one like {@code \\n}.
   */
  int escapedByte() {
    return escapedByte(false, false);
  }

  private int escapedByte(boolean isControl, boolean isMeta) {
    require('\\');
    return switch (next()) {
      case 'n' -> '\n';
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'f' -> '\f';
      case 'v' -> 0x0b;
      case 'a' -> 0x07;
      case 'e' -> 0x1b;
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octalByte();
      case 'x' -> hex(1, 2);
      case 'M' -> meta(isControl, isMeta);
      case 'C' -> {
        require('-');
        yield control(isControl, isMeta);
      }
      case 'c' -> control(isControl, isMeta);
      default -> throw new BadEscapeException("unexpected escape sequence");
    };
  }

  private int octalByte() {
    at--;
    int value = octal(3);
    if (value > 0xff) {
      throw new BadEscapeException("too large octal escape");
    }
    return value;
  }

  private int meta(boolean isControl, boolean isMeta) {
    require('-');
    if (isMeta) {
      throw new BadEscapeException("duplicate meta escape");
    }
    return prefixed(isControl, true) | META_BIT;
  }

  private int control(boolean isControl, boolean isMeta) {
    if (isControl) {
      throw new BadEscapeException("duplicate ctrl escape");
    }
    return skipIf('?') ? DELETE : prefixed(true, isMeta) & CONTROL_BITS;
  }

  private int prefixed(boolean isControl, boolean isMeta) {
    if (isAt('\\')) {
      return escapedByte(isControl, isMeta);
    }
    int character = next();
    if (character > DELETE) {
      throw new BadEscapeException("too short escape sequence");
    }
    return character;
  }
}
