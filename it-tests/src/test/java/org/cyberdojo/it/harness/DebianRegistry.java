package org.cyberdojo.it.harness;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.cyberdojo.builder.registry.RegistryServer;
import org.testcontainers.DockerClientFactory;

/**
 * A registry that has the Debian image, shared by the test classes of one Java process: to push
 * that image takes a quarter of a minute. Each class keeps to repositories of its own.
 */
public final class DebianRegistry {

  private static final String TAG = "1bd0012";

  private DebianRegistry() {}

  /** {@code 127.0.0.1:port}. */
  public static String host() {
    return Opened.REGISTRY.host();
  }

  /** The Debian image with an immutable name. */
  public static String debian() {
    return host() + "/debian:" + TAG;
  }

  /** Opened when it is first asked for. */
  private static final class Opened {

    static final RegistryServer REGISTRY = open(DebianImage.name());

    private static RegistryServer open(String debian) {
      try {
        Path folder = Files.createTempDirectory("debian-registry");
        RegistryServer registry = RegistryServer.open(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(registry, folder)));
        push(debian, registry.host() + "/debian");
        return registry;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void push(String debian, String repository) {
      DockerClient engine = DockerClientFactory.lazyClient();
      engine.tagImageCmd(debian, repository, TAG).exec();
      try {
        engine.pushImageCmd(repository).withTag(TAG).start().awaitCompletion();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    private static void end(RegistryServer registry, Path folder) {
      DockerClientFactory.lazyClient()
          .removeImageCmd(registry.host() + "/debian:" + TAG)
          .withForce(true)
          .exec();
      registry.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
