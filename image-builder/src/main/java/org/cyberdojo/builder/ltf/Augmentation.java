package org.cyberdojo.builder.ltf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.builder.dockerfile.Base;
import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.builder.dockerfile.Stage;
import org.cyberdojo.manifest.commit.CommitSha;

/**
 * Makes the Dockerfile that is built out of the author's {@code Dockerfile.base}: what the runner
 * needs comes right after the final stage's FROM, before the author's own lines; the commit comes
 * last, because what follows it is built anew for each commit.
 */
final class Augmentation {

  private static final Set<String> ROOT = Set.of("", "root", "0", "root:root", "0:0");

  private Augmentation() {}

  /**
   * The Dockerfile to build.
   *
   * @param baseUser the user of the image that the final stage stands on, as its configuration has
   *     it; empty for root
   */
  static byte[] of(
      Dockerfile dockerfile, PackageInstaller manager, String baseUser, CommitSha commit) {
    String user = userAtStart(dockerfile, dockerfile.finalStage(), baseUser);
    List<String> first = new ArrayList<>();
    first.add("# what the runner needs");
    if (!ROOT.contains(user)) {
      first.add("USER root");
    }
    first.addAll(RunnerNeeds.lines(manager));
    if (!ROOT.contains(user)) {
      first.add("USER " + user);
    }
    first.add("# what the author wrote");
    List<String> last = List.of("# the commit that this image is built from", "ENV SHA=" + commit);
    return dockerfile.withLines(text(first), text(last));
  }

  private static String userAtStart(Dockerfile dockerfile, Stage stage, String baseUser) {
    return dockerfile.base(stage) instanceof Base.EarlierStage earlier
        ? userAtEnd(dockerfile, earlier.stage(), baseUser)
        : baseUser;
  }

  private static String userAtEnd(Dockerfile dockerfile, Stage stage, String baseUser) {
    Optional<String> user = stage.user();
    return user.isPresent() ? user.get() : userAtStart(dockerfile, stage, baseUser);
  }

  private static String text(List<String> lines) {
    return String.join("\n", lines) + "\n";
  }
}
