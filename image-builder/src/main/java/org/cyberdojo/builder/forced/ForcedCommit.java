package org.cyberdojo.builder.forced;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Why a commit is forced.
 *
 * @param because the cause, one line
 * @param from the repository that forces it; empty when a person does
 * @param fromCommit the commit of that repository
 * @param time when
 */
public record ForcedCommit(
    String because, Optional<RepositoryUrl> from, Optional<CommitSha> fromCommit, Instant time) {

  /** The file that is written. */
  public static final String PATH = ".circleci/force-ci-run";

  private static final int LONGEST_CAUSE = 500;

  public ForcedCommit {
    if (because.isBlank()
        || because.length() > LONGEST_CAUSE
        || because.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException(
          "a cause is one line of at most " + LONGEST_CAUSE + " characters");
    }
    time = time.truncatedTo(ChronoUnit.SECONDS);
  }

  /** A cause that no repository gave. */
  public static ForcedCommit because(String cause, Instant time) {
    return new ForcedCommit(cause, Optional.empty(), Optional.empty(), time);
  }

  /** The commit that writes the file. */
  public CommitPlan plan() {
    return new CommitPlan(
        "forced commit: " + because, _ -> Map.of(PATH, text().getBytes(StandardCharsets.UTF_8)));
  }

  /** The commit that writes the file and changes others too. */
  public CommitPlan planWith(CommitPlan.Changes others) {
    return new CommitPlan(
        "forced commit: " + because,
        tree -> {
          Map<String, byte[]> files = new HashMap<>(others.of(tree));
          files.put(PATH, text().getBytes(StandardCharsets.UTF_8));
          return files;
        });
  }

  private String text() {
    return "cause: %s\nfrom-repository: %s\nfrom-sha: %s\ntime: %s\n"
        .formatted(
            because,
            from.map(RepositoryUrl::served).orElse("none"),
            fromCommit.map(CommitSha::text).orElse("none"),
            time);
  }
}
