package org.cyberdojo.it.harness;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cyberdojo.builder.registry.DebianPackage;
import org.testcontainers.DockerClientFactory;

/**
 * A Debian image made on the spot from Debian's packages, gcc, make and Python among them so that
 * what is built on it is built quickly. It stays in the engine for the next run: making it takes a
 * minute.
 */
public final class DebianImage {

  private static final String REPOSITORY = "cyber-dojo-it/debian";
  private static final String TAG = "1bd0012";
  private static final String NO_DOCUMENTS = "path-exclude=/usr/share/%s/*";

  private static final String DOCKERFILE =
      """
      FROM scratch
      ADD debian.tar /
      CMD ["/bin/bash"]
      """;

  private DebianImage() {}

  /** The image's name with its tag, the image being in the engine. */
  public static synchronized String name() {
    DockerClient client = DockerClientFactory.lazyClient();
    String name = REPOSITORY + ":" + TAG;
    try {
      client.inspectImageCmd(name).exec();
    } catch (NotFoundException e) {
      make(client);
    }
    return name;
  }

  private static void make(DockerClient client) {
    DebianPackage.need("mmdebstrap", "mmdebstrap");
    try {
      Path folder = Files.createTempDirectory("cyber-dojo-it-debian-");
      Path tar = folder.resolve("debian.tar");
      run(
          folder,
          "mmdebstrap",
          "--variant=minbase",
          "--dpkgopt=" + NO_DOCUMENTS.formatted("doc"),
          "--dpkgopt=" + NO_DOCUMENTS.formatted("man"),
          "--dpkgopt=" + NO_DOCUMENTS.formatted("locale"),
          "--include=ca-certificates,gcc,libc6-dev,make,python3-minimal,python3",
          "bookworm",
          tar.toString());
      Path dockerfile = Files.writeString(folder.resolve("Dockerfile"), DOCKERFILE);
      // an import would be shorter, but the client ends its stream too early for the engine
      client
          .buildImageCmd(folder.toFile())
          .withTags(Set.of(REPOSITORY + ":" + TAG))
          .start()
          .awaitImageId();
      Files.delete(tar);
      Files.delete(dockerfile);
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Path folder, String... command) {
    Process.Outcome outcome = Process.run(folder, Map.of(), List.of(command));
    if (outcome.status() != 0) {
      throw new AssertionError("no Debian image could be made: " + outcome.stderr());
    }
  }
}
