package org.cyberdojo.it.harness;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectImageResponse;
import com.github.dockerjava.api.exception.NotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Names for images that one test class makes, and their removal when it ends. */
public final class Images implements AutoCloseable {

  private final DockerClient client = DockerClientFactory.lazyClient();
  private final String prefix = "it-" + UUID.randomUUID().toString().substring(0, 8);
  private final List<String> names = new ArrayList<>();

  /** A name that no image has yet; whatever image has it, or has it for a folder, is removed. */
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

  /**
   * Takes names out of the engine, and images that have no other. A name may be one with a digest
   * alone: an image keeps it when its tag goes to another image.
   */
  public static void remove(Predicate<String> wanted) {
    DockerClient client = DockerClientFactory.lazyClient();
    client.listImagesCmd().exec().stream()
        .flatMap(image -> Stream.of(image.getRepoTags(), image.getRepoDigests()))
        .filter(Objects::nonNull)
        .flatMap(Stream::of)
        .filter(wanted)
        .forEach(name -> remove(client, name));
  }

  private static void remove(DockerClient client, String name) {
    try {
      client.removeImageCmd(name).withForce(true).exec();
    } catch (NotFoundException e) {
      // the engine removes a repository's last tag with its digests
    }
  }

  @Override
  public void close() {
    remove(
        name ->
            name.startsWith(prefix + "/")
                || names.contains(name)
                || names.stream().anyMatch(own -> name.startsWith(repository(own) + "@")));
  }

  private static String repository(String name) {
    return name.replaceFirst(":[^:/]*$", "");
  }
}
