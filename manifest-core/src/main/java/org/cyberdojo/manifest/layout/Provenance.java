package org.cyberdojo.manifest.layout;

import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.source.SourceRepository;

/**
 * Where a start-point came from, and what was found out about its image when the start-point image
 * was made.
 *
 * @param sha the commit of the clone
 * @param url the repository
 * @param imageSha an earlier commit that tags the image instead, when {@code sha} has no image
 * @param imageName the whole name of the image, when something other than the repository decided
 *     it: the image that the start-point was asked for by, or a name pinned to its digest
 */
public record Provenance(
    CommitSha sha, RepositoryUrl url, Optional<CommitSha> imageSha, Optional<ImageName> imageName) {

  /** A start-point whose image is named by its repository's files and commit alone. */
  public static Provenance of(CommitSha sha, RepositoryUrl url) {
    return new Provenance(sha, url, Optional.empty(), Optional.empty());
  }

  /** What is known of every start-point of a repository as it was cloned. */
  public static Provenance of(SourceRepository source) {
    return of(source.sha(), source.url());
  }

  /** This, with the image that an earlier commit made. */
  public Provenance withImageSha(CommitSha earlier) {
    return new Provenance(sha, url, Optional.of(earlier), imageName);
  }

  /** This, with the image named outright. */
  public Provenance withImageName(ImageName decided) {
    return new Provenance(sha, url, imageSha, Optional.of(decided));
  }

  /** The commit that tags an image which the repository builds. */
  public CommitSha taggingCommit() {
    return imageSha.orElse(sha);
  }
}
