package org.cyberdojo.builder.ltf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * What an image says of itself.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">The labels'
 *     meaning</a>
 */
final class ImageLabels {

  private static final String PREFIX = "org.opencontainers.image.";

  private ImageLabels() {}

  static SortedMap<String, String> of(
      ImageName image, CommitSha commit, RepositoryUrl source, PreparedBase base, Instant created) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(PREFIX + "created", created.truncatedTo(ChronoUnit.SECONDS).toString());
    labels.put(PREFIX + "revision", commit.text());
    labels.put(PREFIX + "source", source.text());
    labels.put(PREFIX + "title", image.name());
    labels.put(PREFIX + "base.name", base.name().withImpliedTag().toString());
    // what is inherited from the base image would tell of the base's own base
    labels.put(PREFIX + "base.digest", base.digest().orElse(""));
    return labels;
  }
}
