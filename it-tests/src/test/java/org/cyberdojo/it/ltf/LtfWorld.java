package org.cyberdojo.it.ltf;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.DebianRegistry;
import org.cyberdojo.it.harness.GitRepository;
import org.cyberdojo.it.harness.Images;
import org.testcontainers.DockerClientFactory;

/**
 * A place of its own in a registry that has a Debian image, and LTF repositories with origins to
 * push to.
 */
public final class LtfWorld implements AutoCloseable {

  private final Path folder;
  private final String path = "org-" + UUID.randomUUID().toString().substring(0, 8);
  private final DockerClient client = DockerClientFactory.lazyClient();
  private final List<String> images = new ArrayList<>();

  public LtfWorld(Path folder) {
    this.folder = folder;
  }

  /** A base image with an immutable name. */
  public String debian() {
    return DebianRegistry.debian();
  }

  /** The name of an image in the registry, without a tag. */
  public String image(String name) {
    return DebianRegistry.host() + "/" + path(name);
  }

  /** The same without the registry. */
  String path(String name) {
    return path + "/" + name;
  }

  /**
   * A repository with one commit, made of an example and a Dockerfile and an image's name of its
   * own, with an origin that is a bare clone of it.
   */
  public GitRepository repository(String example, String name, String dockerfile) {
    GitRepository repository =
        GitRepository.copyOf(
            CyberDojo.checkout().resolve("examples/languages/" + example),
            folder.resolve(name + "-" + UUID.randomUUID()));
    return published(repository, name, dockerfile);
  }

  /** An empty repository otherwise as {@link #repository}. */
  GitRepository emptyRepository(String name, String dockerfile) {
    return published(
        GitRepository.in(folder.resolve(name + "-" + UUID.randomUUID())), name, dockerfile);
  }

  private GitRepository published(GitRepository repository, String name, String dockerfile) {
    repository
        .write("docker/Dockerfile.base", dockerfile)
        .write("docker/image_name.json", "{\"image_name\": \"" + image(name) + "\"}\n")
        .commit("the image");
    Path origin = Path.of(repository.folder() + ".git");
    repository.git("clone", "--quiet", "--bare", ".", origin.toString());
    repository.git("remote", "add", "origin", "file://" + origin);
    return repository;
  }

  /** The origin of a repository. */
  static GitRepository originOf(GitRepository repository) {
    return GitRepository.at(Path.of(repository.folder() + ".git"));
  }

  /** The command, as a person calls it where no CI is. */
  public CyberDojo local() {
    return CyberDojo.in(folder)
        .with("CI", "")
        .with("GITHUB_ACTIONS", "")
        .with("DOCKER_CONFIG", folder.toString());
  }

  /** The command, as CircleCI calls it for a commit. */
  public CyberDojo commitJob(GitRepository repository) {
    return cronJob(repository).with("CIRCLE_USERNAME", "an-author");
  }

  /** The command, as CircleCI calls it on a schedule. */
  CyberDojo cronJob(GitRepository repository) {
    return local().with("CIRCLE_SHA1", repository.head()).with("CIRCLE_USERNAME", "");
  }

  /** The image is removed from the engine at the end. */
  String made(String name) {
    images.add(name);
    return name;
  }

  /** Takes an image out of the engine. */
  void forget(String name) {
    client.removeImageCmd(name).withForce(true).exec();
  }

  Path folder() {
    return folder;
  }

  static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    Images.remove(name -> name.startsWith(image("")) || images.contains(name));
  }
}
