package org.cyberdojo.builder.dockerfile;

import java.util.Optional;

/** The physical lines of a Dockerfile, one after the other. */
final class Lines {

  private static final String BYTE_ORDER_MARK = "\u00ef\u00bb\u00bf";

  private final String text;
  private int next;
  private int number;

  /**
   * A physical line.
   *
   * @param text without its line end
   * @param start its first byte
   * @param end the first byte after its line end
   * @param number from 1
   */
  record Line(String text, int start, int end, int number) {

    String stripped() {
      return text.substring(indent());
    }

    int indent() {
      int at = 0;
      while (at < text.length() && ShellText.isSpace(text.charAt(at))) {
        at++;
      }
      return at;
    }

    boolean isBlank() {
      return indent() == text.length();
    }

    boolean isComment() {
      return stripped().startsWith("#");
    }
  }

  Lines(String text) {
    this.text = text;
    this.next = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK.length() : 0;
  }

  Optional<Line> peek() {
    return line();
  }

  Optional<Line> take() {
    Optional<Line> line = line();
    line.ifPresent(
        taken -> {
          next = taken.end();
          number = taken.number();
        });
    return line;
  }

  /** The first byte that has not been taken. */
  int position() {
    return next;
  }

  private Optional<Line> line() {
    if (next >= text.length()) {
      return Optional.empty();
    }
    int newline = text.indexOf('\n', next);
    int contentEnd = newline < 0 ? text.length() : newline;
    int end = newline < 0 ? text.length() : newline + 1;
    while (contentEnd > next && text.charAt(contentEnd - 1) == '\r') {
      contentEnd--;
    }
    return Optional.of(new Line(text.substring(next, contentEnd), next, end, number + 1));
  }
}
