package org.cyberdojo.engine.image;

import java.util.regex.Pattern;

/**
 * What an engine calls an image, whatever its names are.
 *
 * @param text {@code sha256:} and 64 lower-case hex digits
 */
public record ImageId(String text) {

  private static final Pattern SHA256 = Pattern.compile("sha256:[0-9a-f]{64}");

  public ImageId {
    if (!SHA256.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an image's id is sha256: and 64 hex digits, and this is '" + text + "'");
    }
  }

  public static ImageId of(String text) {
    return new ImageId(text);
  }

  @Override
  public String toString() {
    return text;
  }
}
