package org.cyberdojo.gate.catalog;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * What is recorded of one tag of an image. Whatever is not known is empty, and may come with a
 * later record.
 *
 * @param image name and tag, canonical, without digest
 * @param digest of its manifest in the registry, lower case
 * @param sha the commit it was built from
 * @param url the repository of that commit
 * @param created when it was created, and who says so; whole milliseconds
 * @param pushed when it came into the registry; whole milliseconds
 * @param size compressed, in bytes
 * @param base what it was built on
 * @param labels its labels
 */
public record ImageRecord(
    ImageName image,
    Optional<String> digest,
    Optional<CommitSha> sha,
    Optional<RepositoryUrl> url,
    CreationDate created,
    Optional<Instant> pushed,
    OptionalLong size,
    Optional<BaseImage> base,
    Map<String, String> labels) {

  private static final int MOST_LABELS = 100;
  private static final int MOST_CHARACTERS = 64 * 1024;

  public ImageRecord {
    image = CanonicalName.of(image).withImpliedTag();
    if (image.digest().isPresent()) {
      throw new IllegalArgumentException(
          "a record is of a tag, and has its digest beside it: write '"
              + image.untagged()
              + ":<tag>'");
    }
    digest.ifPresent(text -> Bounds.digest("digest", text));
    url.ifPresent(address -> Bounds.text("url", address.text(), 2048));
    size.ifPresent(bytes -> Bounds.notNegative("size", bytes));
    created = new CreationDate(created.claimed().map(ImageRecord::wholeMillis), created.source());
    pushed = pushed.map(ImageRecord::wholeMillis);
    labels = Map.copyOf(labels);
    requireBounded(labels);
  }

  /** A tag of which nothing is known yet. */
  public static ImageRecord of(ImageName image) {
    return new ImageRecord(
        image,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CreationDate.missing("the catalog"),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.empty(),
        Map.of());
  }

  public ImageRecord withDigest(String newDigest) {
    return new ImageRecord(
        image, Optional.of(newDigest), sha, url, created, pushed, size, base, labels);
  }

  public ImageRecord withSource(CommitSha newSha, RepositoryUrl newUrl) {
    return new ImageRecord(
        image,
        digest,
        Optional.of(newSha),
        Optional.of(newUrl),
        created,
        pushed,
        size,
        base,
        labels);
  }

  public ImageRecord withCreated(CreationDate newCreated) {
    return new ImageRecord(image, digest, sha, url, newCreated, pushed, size, base, labels);
  }

  public ImageRecord withPushed(Instant newPushed) {
    return new ImageRecord(
        image, digest, sha, url, created, Optional.of(newPushed), size, base, labels);
  }

  public ImageRecord withSize(long bytes) {
    return new ImageRecord(
        image, digest, sha, url, created, pushed, OptionalLong.of(bytes), base, labels);
  }

  public ImageRecord withBase(BaseImage newBase) {
    return new ImageRecord(
        image, digest, sha, url, created, pushed, size, Optional.of(newBase), labels);
  }

  public ImageRecord withLabels(Map<String, String> newLabels) {
    return new ImageRecord(image, digest, sha, url, created, pushed, size, base, newLabels);
  }

  /**
   * What both know: this one's word counts where they differ, the other's where this one has none.
   */
  public ImageRecord completedBy(ImageRecord other) {
    return new ImageRecord(
        image,
        digest.or(other::digest),
        sha.or(other::sha),
        url.or(other::url),
        created.claimed().isPresent() ? created : other.created(),
        pushed.or(other::pushed),
        size.isPresent() ? size : other.size(),
        base.or(other::base),
        labels.isEmpty() ? other.labels() : labels);
  }

  private static Instant wholeMillis(Instant moment) {
    return moment.truncatedTo(ChronoUnit.MILLIS);
  }

  private static void requireBounded(Map<String, String> labels) {
    int characters =
        labels.entrySet().stream()
            .mapToInt(label -> label.getKey().length() + label.getValue().length())
            .sum();
    if (labels.size() > MOST_LABELS || characters > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "labels must be at most "
              + MOST_LABELS
              + ", and not this long; record only those that matter");
    }
  }
}
