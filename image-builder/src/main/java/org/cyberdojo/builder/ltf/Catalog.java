package org.cyberdojo.builder.ltf;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/** Where the facts of published images are kept. */
@FunctionalInterface
public interface Catalog {

  /**
   * Records one run of a build.
   *
   * @throws RuntimeException when the catalog did not take it; its message says why
   */
  void record(Facts facts);

  /**
   * What is known of a published image.
   *
   * @param image with its tag
   * @param digest what the registry calls it
   * @param created when it was built; empty when it does not say
   * @param sizeInBytes of its layers as the registry keeps them, compressed
   * @param base the image it stands on, as the Dockerfile names it
   * @param baseDigest what that name meant
   * @param lights of this run; none for a base language
   */
  record Facts(
      ImageName image,
      String digest,
      CommitSha sha,
      RepositoryUrl url,
      Optional<Instant> created,
      long sizeInBytes,
      String base,
      Optional<String> baseDigest,
      List<Light> lights) {

    /** The duration of one colour's run. */
    public Optional<Duration> duration(String colour) {
      return lights.stream()
          .filter(light -> light.colour().equals(colour))
          .map(Light::duration)
          .findFirst();
    }
  }
}
