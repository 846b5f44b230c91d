package org.cyberdojo.runner.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text as the runner answers it.
 *
 * @param content at most 51,200 characters (code points)
 * @param truncated whether there was more
 */
public record TextContent(String content, boolean truncated) {

  /** More than this many characters are cut: 50 KB of ASCII. */
  public static final int MOST_CHARACTERS = 51_200;

  /** The most bytes of a text that are ever looked at: enough for the widest characters. */
  public static final int MOST_BYTES = 4 * MOST_CHARACTERS + 4;

  private static final TextContent EMPTY = new TextContent("", false);

  public static TextContent empty() {
    return EMPTY;
  }

  /** Cuts a text that is too long. */
  public static TextContent of(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return new TextContent(text, false);
    }
    if (text.codePointCount(0, text.length()) <= MOST_CHARACTERS) {
      return new TextContent(text, false);
    }
    return new TextContent(text.substring(0, text.offsetByCodePoints(0, MOST_CHARACTERS)), true);
  }

  /**
   * Reads bytes as UTF-8, dropping what is none, and cuts what is too long.
   *
   * @param isWhole whether these are all the bytes that there were
   */
  public static TextContent of(byte[] bytes, boolean isWhole) {
    TextContent text = of(decode(bytes));
    return isWhole || text.truncated() ? text : new TextContent(text.content(), true);
  }

  /** Reads bytes as UTF-8; those that are none are dropped. */
  public static String decode(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.IGNORE)
          .onUnmappableCharacter(CodingErrorAction.IGNORE)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IllegalStateException("a decoder that ignores errors found one", e);
    }
  }
}
