package org.cyberdojo.cli.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.builder.inventory.StoredImage;
import org.cyberdojo.gate.catalog.BaseImage;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.facts.OwnDate;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * What a registry tells of an image, as the catalog records it. What an image says wrongly of
 * itself is left out.
 *
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/annotations.md">The
 *     labels</a>
 */
record ImageFacts(StoredImage image) {

  private static final String LABELS = "org.opencontainers.image.";
  private static final int MOST_LABEL_CHARACTERS = 1000;
  private static final int MOST_LABELS = 50;

  /**
   * The report.
   *
   * @throws IllegalArgumentException when the catalog does not take such an image
   */
  ImageReport report(String by, Instant now) {
    Map<String, String> labels = image.labels();
    ImageRecord record =
        ImageRecord.of(image.name())
            .withDigest(image.digest())
            .withCreated(OwnDate.of(image.created().map(Instant::toString).orElse(""), labels, now))
            .withSize(image.sizeInBytes())
            .withLabels(fewer(labels));
    Optional<CommitSha> sha = label("revision").filter(CommitSha::isCommitSha).map(CommitSha::of);
    Optional<RepositoryUrl> url = label("source").filter(ImageFacts::isLine).map(RepositoryUrl::of);
    if (sha.isPresent() && url.isPresent()) {
      record = record.withSource(sha.get(), url.get());
    }
    Optional<BaseImage> base = base();
    return new ImageReport(base.isPresent() ? record.withBase(base.get()) : record, List.of(), by);
  }

  private Optional<BaseImage> base() {
    Optional<String> digest =
        label("base.digest").filter(text -> text.matches("sha256:[0-9a-f]{64}"));
    return label("base.name").filter(ImageFacts::isLine).map(name -> new BaseImage(name, digest));
  }

  private Optional<String> label(String name) {
    return Optional.ofNullable(image.labels().get(LABELS + name)).filter(text -> !text.isBlank());
  }

  private static boolean isLine(String text) {
    return text.length() <= MOST_LABEL_CHARACTERS
        && text.chars().noneMatch(Character::isISOControl);
  }

  /** The catalog's bounds: a stranger's image may have thousands. */
  private static Map<String, String> fewer(Map<String, String> labels) {
    return labels.entrySet().stream()
        .filter(
            label -> label.getKey().length() + label.getValue().length() <= MOST_LABEL_CHARACTERS)
        .sorted(Map.Entry.comparingByKey())
        .limit(MOST_LABELS)
        .collect(
            java.util.stream.Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
