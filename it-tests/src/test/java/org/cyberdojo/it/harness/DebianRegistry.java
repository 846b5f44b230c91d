package org.cyberdojo.it.harness;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.cyberdojo.builder.registry.RegistryServer;
import org.testcontainers.DockerClientFactory;

/**
 * A registry that has the Debian image, shared by the test classes of one Java process. Each class
 * keeps to repositories of its own.
 *
 * <p>To push that image takes a quarter of a minute: what a registry then holds is kept, and the
 * registries of other processes begin with it.
 */
public final class DebianRegistry {

  private DebianRegistry() {}

  /** {@code 127.0.0.1:port}. */
  public static String host() {
    return Opened.REGISTRY.host();
  }

  /** The Debian image with an immutable name. */
  public static String debian() {
    return host() + "/debian:" + Opened.TAG;
  }

  /** Opened when it is first asked for. */
  private static final class Opened {

    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final DockerClient ENGINE = DockerClientFactory.lazyClient();

    private static final String DEBIAN = DebianImage.name();

    static final String TAG = DEBIAN.substring(DEBIAN.lastIndexOf(':') + 1);
    static final RegistryServer REGISTRY = open(DEBIAN);

    private static RegistryServer open(String debian) {
      try {
        Path folder = Files.createTempDirectory(TARGET, "debian-registry");
        copy(pushedOnce(debian), RegistryServer.content(folder));
        RegistryServer registry = RegistryServer.open(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(registry, folder)));
        push(debian, registry); // a matter of names: all of its layers are there
        return registry;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The content of a registry that the image was pushed to, by the first who asks. */
    private static Path pushedOnce(String debian) throws IOException {
      Path pushed = TARGET.resolve("debian-registry-" + idOf(debian));
      try (FileChannel lock =
          FileChannel.open(
              TARGET.resolve("debian-registry.lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE)) {
        lock.lock();
        if (!Files.exists(pushed)) {
          Path folder = Files.createTempDirectory(TARGET, "debian-registry");
          try (RegistryServer registry = RegistryServer.open(folder)) {
            push(debian, registry);
            untag(registry);
          }
          Files.move(RegistryServer.content(folder), pushed, StandardCopyOption.ATOMIC_MOVE);
          delete(folder);
        }
      }
      return pushed;
    }

    private static String idOf(String image) {
      return ENGINE.inspectImageCmd(image).exec().getId().replaceFirst("sha256:", "");
    }

    private static void push(String debian, RegistryServer registry) {
      String repository = registry.host() + "/debian";
      ENGINE.tagImageCmd(debian, repository, TAG).exec();
      try {
        ENGINE.pushImageCmd(repository).withTag(TAG).start().awaitCompletion();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }

    private static void untag(RegistryServer registry) {
      ENGINE.removeImageCmd(registry.host() + "/debian:" + TAG).withForce(true).exec();
    }

    private static void end(RegistryServer registry, Path folder) {
      untag(registry);
      registry.close();
      try {
        delete(folder);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A registry never writes into a blob that it has: its file may stand in two trees. */
    private static void copy(Path from, Path to) throws IOException {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.toList()) {
          Path target = to.resolve(from.relativize(file));
          if (Files.isDirectory(file)) {
            Files.createDirectories(target);
          } else if (file.endsWith("data")) {
            Files.createLink(target, file);
          } else {
            Files.copy(file, target);
          }
        }
      }
    }

    private static void delete(Path folder) throws IOException {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
