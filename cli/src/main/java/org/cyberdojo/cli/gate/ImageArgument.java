package org.cyberdojo.cli.gate;

import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.cyberdojo.manifest.terminal.SafeText;

/** An image's name on a command line. */
public final class ImageArgument {

  private ImageArgument() {}

  /**
   * The name.
   *
   * @param status the exit status when it is none
   */
  public static ImageName parse(String text, int status) {
    try {
      return ImageName.parse(text);
    } catch (MalformedImageNameException e) {
      throw CommandFailure.of(status, SafeText.of(String.valueOf(e.getMessage())));
    }
  }
}
