package org.cyberdojo.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.image.ImageName;

/** An image of one small file that says it was created at a given time. */
public final class DatedImage {

  private DatedImage() {}

  /** Loads it into the engine. */
  public static void load(String name, Instant created) {
    ImageName image = ImageName.parse(name);
    LayerEntry file = LayerEntry.File.of("name.txt", 0644, name.getBytes(StandardCharsets.UTF_8));
    try (SpooledLayer layer = LayerTar.spool(List.of(file), LayerTar.ANY_TIME);
        DockerEngine engine = DockerEngine.from(System.getenv())) {
      ImageDescription description =
          ImageDescription.scratch(Platform.ofThisMachine())
              .plus(layer.diffId(), "a test")
              .withCreated(created);
      engine.images().load(ImageArchive.whole(description, List.of(image), List.of(layer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
