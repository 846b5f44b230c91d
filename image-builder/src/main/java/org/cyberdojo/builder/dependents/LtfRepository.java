package org.cyberdojo.builder.dependents;

import java.util.List;
import org.cyberdojo.builder.dockerfile.Base;
import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A repository that builds an image.
 *
 * @param address where it is
 * @param commit its newest
 * @param image the name of its image, without a tag
 * @param dockerfile what the image is built from
 */
public record LtfRepository(
    RepositoryAddress address, CommitSha commit, ImageName image, Dockerfile dockerfile) {

  /** The images that its FROM lines name, as written, each once. */
  public List<ImageName> bases() {
    return dockerfile.baseImages().stream().map(Base.Image::name).distinct().toList();
  }

  /** Whether one of its FROM lines names that image, whatever its tag is. */
  public boolean isBuiltOn(ImageName other) {
    return bases().stream().anyMatch(base -> CanonicalName.isSameRepository(base, other));
  }
}
