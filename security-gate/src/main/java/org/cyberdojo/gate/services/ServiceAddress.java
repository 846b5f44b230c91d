package org.cyberdojo.gate.services;

import java.net.URI;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * A service of cyber-dojo, and where it is asked.
 *
 * @param name what it is called
 * @param url where it answers, without {@code /sha}
 * @param repository where its commits are; empty when they are not to be linked
 * @param image its image, without tag; empty when it is not to be shown
 */
public record ServiceAddress(
    String name, URI url, Optional<RepositoryUrl> repository, Optional<ImageName> image) {

  public ServiceAddress {
    if (!"http".equals(url.getScheme()) && !"https".equals(url.getScheme())) {
      throw new IllegalArgumentException(
          "the service " + name + " needs an http or https url, and has " + url);
    }
  }

  /** Where it says its commit. */
  public URI shaUrl() {
    return URI.create(url.toString().replaceFirst("/+$", "") + "/sha");
  }
}
