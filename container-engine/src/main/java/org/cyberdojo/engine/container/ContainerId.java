package org.cyberdojo.engine.container;

import java.util.regex.Pattern;

/**
 * The engine's own name for a container.
 *
 * @param text 64 lower-case hex digits
 */
public record ContainerId(String text) {

  private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");

  public ContainerId {
    if (!HEX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a container id has 64 lower-case hex digits, and this is '" + text + "'");
    }
  }

  @Override
  public String toString() {
    return text.substring(0, 12);
  }
}
