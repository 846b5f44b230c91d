package org.cyberdojo.it.harness;

import org.testcontainers.images.ImagePullPolicy;
import org.testcontainers.utility.DockerImageName;

/** No image is pulled: a test whose image is missing fails at once. */
public final class NeverPull implements ImagePullPolicy {

  @Override
  public boolean shouldPull(DockerImageName image) {
    return false;
  }
}
