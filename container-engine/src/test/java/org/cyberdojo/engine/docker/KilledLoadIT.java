package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;

/** A process that is killed while it loads an image. */
class KilledLoadIT {

  private static final String HALF_WAY = "half way";
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));

  @Test
  void leaves_the_name_without_an_image_and_no_file() throws Exception {
    ImageName name = ImageName.parse("engine-killed/" + UUID.randomUUID() + ":1234567");
    Process loader =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Loader.class.getName(),
                name.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader words = loader.inputReader()) {
      assertThat(words.readLine()).isEqualTo(HALF_WAY);
      assertThat(spooledLayers()).isEmpty();
    } finally {
      loader.destroyForcibly();
    }
    assertThat(loader.waitFor(10, TimeUnit.SECONDS)).isTrue();

    try (DockerEngine engine = DockerEngine.from(System.getenv())) {
      assertThat(engine.images().find(name)).isEmpty();
    }
    assertThat(spooledLayers()).isEmpty();
  }

  private static List<Path> spooledLayers() throws IOException {
    try (Stream<Path> files = Files.list(TEMPORARY)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("cyber-dojo-layer-"))
          .toList();
    }
  }

  /** Loads an image whose layer never ends, and says when half of it is sent. */
  static final class Loader {

    public static void main(String[] args) throws IOException {
      try (DockerEngine engine = DockerEngine.from(System.getenv());
          SpooledLayer whole =
              LayerTar.spool(
                  List.of(LayerEntry.File.of("a", 0644, new byte[10_000_000])),
                  LayerTar.ANY_TIME)) {
        ImageDescription description =
            ImageDescription.scratch(Platform.ofThisMachine()).plus(whole.diffId(), "test");
        engine
            .images()
            .load(
                ImageArchive.whole(
                    description, List.of(ImageName.parse(args[0])), List.of(new Endless(whole))));
      }
    }
  }

  private record Endless(Layer whole) implements Layer {

    @Override
    public DiffId diffId() {
      return whole.diffId();
    }

    @Override
    public long size() {
      return whole.size();
    }

    @Override
    public InputStream open() throws IOException {
      try (InputStream bytes = whole.open()) {
        byte[] half = bytes.readNBytes((int) (whole.size() / 2));
        return new SequenceInputStream(new ByteArrayInputStream(half), new Waiting());
      }
    }
  }

  private static final class Waiting extends InputStream {

    @Override
    public int read() {
      System.out.write(
          (HALF_WAY + "\n").getBytes(StandardCharsets.UTF_8), 0, HALF_WAY.length() + 1);
      System.out.flush();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new UncheckedIOException(new IOException(e));
      }
      return -1;
    }
  }
}
