package org.cyberdojo.cli.catalog;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.terminal.SafeText;

/** What went wrong while a catalog was filled. Safe for use by several threads. */
final class SyncReport {

  private static final int FAILED = 1;
  private static final int BREACHED = 4;

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final List<String> breaches = new CopyOnWriteArrayList<>();

  void failed(ImageName image, String reason) {
    failures.add("ERROR: " + SafeText.of(image + ": " + reason));
  }

  void breached(String sentence) {
    breaches.add("BREACH: " + SafeText.of(sentence));
  }

  /** A line for each tag that is not in the catalog as it is in the registry. */
  List<String> complaints() {
    return Stream.concat(failures.stream(), breaches.stream()).toList();
  }

  /**
   * Ends the command when something is missing.
   *
   * @throws CommandFailure without lines of its own: they were told
   */
  void requireWhole() {
    if (!breaches.isEmpty()) {
      throw CommandFailure.ofLines(BREACHED, List.of());
    }
    if (!failures.isEmpty()) {
      throw CommandFailure.ofLines(FAILED, List.of());
    }
  }
}
