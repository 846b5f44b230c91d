package org.cyberdojo.manifest.image;

import org.cyberdojo.manifest.terminal.SafeText;

/** A text that is no image name. */
public final class MalformedImageNameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** In characters; more of a text that is no name helps nobody. */
  private static final int LONGEST_TEXT = 200;

  MalformedImageNameException(String text, String reason) {
    super(
        "Tried to read '"
            + SafeText.of(text, LONGEST_TEXT)
            + "' as an image name but failed because "
            + reason);
  }
}
