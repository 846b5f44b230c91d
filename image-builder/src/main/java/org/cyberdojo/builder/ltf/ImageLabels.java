package org.cyberdojo.builder.ltf;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SortedMap;
import java.util.TreeMap;
import org.cyberdojo.engine.image.OciLabels;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * What an image says of itself.
 *
 * @see OciLabels
 */
final class ImageLabels {

  private ImageLabels() {}

  static SortedMap<String, String> of(
      ImageName image, CommitSha commit, RepositoryUrl source, PreparedBase base, Instant created) {
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put(OciLabels.CREATED, created.truncatedTo(ChronoUnit.SECONDS).toString());
    labels.put(OciLabels.REVISION, commit.text());
    labels.put(OciLabels.SOURCE, source.text());
    labels.put(OciLabels.TITLE, image.name());
    labels.put(OciLabels.BASE_NAME, base.name().withImpliedTag().toString());
    // what is inherited from the base image would tell of the base's own base
    labels.put(OciLabels.BASE_DIGEST, base.digest().orElse(""));
    return labels;
  }
}
