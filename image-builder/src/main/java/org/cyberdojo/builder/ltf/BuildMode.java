package org.cyberdojo.builder.ltf;

import java.util.Locale;

/** What happens to an image that passed its tests. */
public enum BuildMode {
  /** A commit is built by CI: the image is published. */
  COMMIT,
  /** A schedule builds anew what was built before: a forced commit makes CI publish. */
  CRON,
  /** A person builds: nothing leaves the machine. */
  LOCAL;

  /** As it is written on the command line. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
