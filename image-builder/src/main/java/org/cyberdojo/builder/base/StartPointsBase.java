package org.cyberdojo.builder.base;

import java.util.Optional;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The image that a start-point image stands on.
 *
 * @param name its name, with its tag
 * @param image as the engine holds it
 */
public record StartPointsBase(ImageName name, EngineImage image) {

  /** The commit that it was made from, which it says in its environment as {@code SHA}. */
  public Optional<CommitSha> sha() {
    return Optional.ofNullable(image.env().get("SHA"))
        .filter(CommitSha::isCommitSha)
        .map(CommitSha::of);
  }

  /** Its tag. */
  public String tag() {
    return name.withImpliedTag().tag().orElse("latest");
  }

  /**
   * 64 hex digits that name just this image: those of its registry's digest, or of its id when it
   * was never in a registry.
   */
  public String digest() {
    String digest = image.digestIn(name).orElse(image.id().text());
    return digest.substring(digest.indexOf(':') + 1);
  }
}
