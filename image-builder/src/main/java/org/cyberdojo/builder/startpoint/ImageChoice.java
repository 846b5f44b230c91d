package org.cyberdojo.builder.startpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Chooses the image of a start-point whose repository builds it: the newest commit's that has one.
 * An image is built only when CI builds it, and not every commit is. Each name is looked up once.
 */
final class ImageChoice {

  /** Farther back than this nobody wants an image from. */
  private static final int MOST_COMMITS = 100;

  private final ImageLookup lookup;
  private final Map<ImageName, Boolean> known = new HashMap<>();

  ImageChoice(ImageLookup lookup) {
    this.lookup = lookup;
  }

  /** What came of it. */
  sealed interface Outcome {}

  /** The commit has an image. */
  record Found(CommitSha commit) implements Outcome {}

  /** None of these commits has one, newest first. */
  record NoneOf(List<CommitSha> tried) implements Outcome {}

  /**
   * Looks for the newest commit with an image.
   *
   * @param untagged the image that the repository builds
   * @param history commits, newest first
   */
  Outcome newest(ImageName untagged, Stream<CommitSha> history) {
    List<CommitSha> tried = new ArrayList<>();
    Optional<CommitSha> found =
        history
            .limit(MOST_COMMITS)
            .peek(tried::add)
            .filter(commit -> has(untagged.taggedWith(commit)))
            .findFirst();
    return found.<Outcome>map(Found::new).orElseGet(() -> new NoneOf(tried));
  }

  /** Whether an image is there. */
  boolean has(ImageName name) {
    return known.computeIfAbsent(name, lookup::has);
  }
}
