package org.cyberdojo.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.testcontainers.DockerClientFactory;

/** An image of one small file, for tests that look at names and labels only. */
public final class ScratchImage {

  private ScratchImage() {}

  /** Builds it in a folder of its own below {@code folder}. */
  public static void build(String name, Path folder, Map<String, String> labels) {
    try {
      Path context = Files.createTempDirectory(folder, "context");
      Files.writeString(context.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
      DockerClientFactory.lazyClient()
          .buildImageCmd(context.toFile())
          .withTags(Set.of(name))
          .withLabels(labels)
          .start()
          .awaitImageId();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
