package org.cyberdojo.it.harness;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.testcontainers.DockerClientFactory;

/** Names for images that one test class makes, and their removal when it ends. */
public final class Images implements AutoCloseable {

  private final DockerClient client = DockerClientFactory.lazyClient();
  private final String prefix = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> names = new ArrayList<>();

  /** A name that no image has yet. */
  public String name(String about) {
    String name = prefix + "/" + about;
    names.add(name);
    return name;
  }

  /** An image that somebody else named is removed too. */
  public void made(String name) {
    names.add(name);
  }

  /** Every name that was given or made. */
  public List<String> names() {
    return List.copyOf(names);
  }

  /** Whether the engine has an image of this name. */
  public boolean exists(String name) {
    try {
      inspect(name);
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** What the engine knows of an image. */
  public InspectImageResponse inspect(String name) {
    return client.inspectImageCmd(name).exec();
  }

  @Override
  public void close() {
    for (String name : names) {
      if (exists(name)) {
        client.removeImageCmd(name).withForce(true).exec();
      }
    }
  }
}
