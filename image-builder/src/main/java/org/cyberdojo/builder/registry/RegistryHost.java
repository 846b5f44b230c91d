package org.cyberdojo.builder.registry;

import org.cyberdojo.manifest.image.ImageName;

/**
 * Where the repository of an image's name is.
 *
 * @param host with its port, as the API is reached
 * @param repository as the API names it
 */
record RegistryHost(String host, String repository) {

  private static final String DOCKER_HUB = "docker.io";
  private static final String DOCKER_HUB_API = "registry-1.docker.io";

  static RegistryHost of(ImageName name) {
    String host = name.host().orElse(DOCKER_HUB);
    if (!host.equals(DOCKER_HUB) && !host.equals("index.docker.io")) {
      return new RegistryHost(host, name.name());
    }
    // the Hub's own images have one word in short, and are in library
    return new RegistryHost(
        DOCKER_HUB_API, name.name().contains("/") ? name.name() : "library/" + name.name());
  }

  /** Whether it is on this machine, where plain HTTP is no risk. */
  boolean isLoopback() {
    return host.matches("(localhost|127\\.[0-9]+\\.[0-9]+\\.[0-9]+)(:[0-9]+)?");
  }
}
