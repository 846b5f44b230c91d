package org.cyberdojo.engine.archive;

import java.util.regex.Pattern;

/**
 * The name of a layer: the sha256 of its tar file, uncompressed.
 *
 * @param text {@code sha256:} and 64 lower-case hex digits
 */
public record DiffId(String text) {

  private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");

  public DiffId {
    if (!SHA256.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a layer's name is sha256: and 64 hex digits, and this is '" + text + "'");
    }
  }

  /** The 64 hex digits. */
  public String hex() {
    return text.substring("sha256:".length());
  }

  @Override
  public String toString() {
    return text;
  }
}
