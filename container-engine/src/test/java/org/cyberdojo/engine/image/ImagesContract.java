package org.cyberdojo.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.engine.archive.DiffId;
import org.cyberdojo.engine.archive.HealthCheck;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.Layer;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every engine's images do, the real ones and those in memory. */
public abstract class ImagesContract {

  private static final Instant CREATED = Instant.parse("2026-03-04T05:06:07Z");
  private static final ImageName NOBODY = ImageName.parse("engine-contract/nobody:1234567");

  private final String run = UUID.randomUUID().toString();
  private final List<ImageName> made = new ArrayList<>();

  /** The images under test. */
  protected abstract Images images();

  /** Makes a container of an image, which stays until the test has ended. */
  protected abstract void use(ImageName name);

  @AfterEach
  protected void removeImages() {
    images().labelled("run", run).stream()
        .filter(image -> image.tags().isEmpty())
        .forEach(image -> images().remove(image.id()));
    made.forEach(
        name -> {
          if (images().find(name).isPresent()) {
            images().remove(name);
          }
        });
  }

  @Test
  void an_image_that_nobody_made_is_not_found() {
    assertThat(images().find(NOBODY)).isEmpty();
    assertThat(images().find(ImageId.of("sha256:" + "0".repeat(64)))).isEmpty();
  }

  @Test
  void a_part_of_an_id_is_no_name() throws IOException {
    load(name("by-id"), "app/a.txt", "a");
    String hex = images().find(name("by-id")).orElseThrow().id().text().replace("sha256:", "");
    ImageName name = ImageName.parse(hex.substring(0, 12));

    assertThat(images().find(name)).isEmpty();
    assertThatThrownBy(() -> images().remove(name)).isInstanceOf(ImageMissingException.class);
    assertThat(images().find(name("by-id"))).isPresent();
  }

  @Test
  void a_loaded_image_is_found_with_all_that_its_configuration_says() throws IOException {
    ImageName name = name("whole");
    ImageConfig config =
        ImageConfig.empty()
            .withEnv("GREETING", "hello=world")
            .withLabel("run", run)
            .withUser("1000:1000")
            .withWorkingFolder("/app")
            .withEntrypoint(List.of("/bin/server", "--quiet"))
            .withCommand(List.of("now"))
            .withExposedPort(4524)
            .withHealthCheck(
                new HealthCheck(
                    List.of("CMD", "/bin/probe"),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(3),
                    Duration.ZERO,
                    3));
    try (SpooledLayer layer = layer("app/hello.txt", "hello")) {
      ImageDescription description = description(layer).withConfig(config);
      images().load(ImageArchive.whole(description, List.of(name), List.of(layer)));

      EngineImage image = images().find(name).orElseThrow();

      assertThat(image.tags()).containsExactly(name.toString());
      assertThat(image.layers()).containsExactly(layer.diffId());
      assertThat(image.created()).contains(CREATED);
      assertThat(image.env()).containsEntry("GREETING", "hello=world");
      assertThat(image.label("run")).contains(run);
      assertThat(image.sizeInBytes()).isPositive();
      assertThat(image.description().platform()).isEqualTo(Platform.ofThisMachine());
      ImageConfig found = image.description().config();
      assertThat(found.user()).contains("1000:1000");
      assertThat(found.workingFolder()).contains("/app");
      assertThat(found.entrypoint()).containsExactly("/bin/server", "--quiet");
      assertThat(found.command()).containsExactly("now");
      assertThat(found.exposedPorts()).containsExactly("4524/tcp");
      assertThat(found.healthCheck()).containsExactly("CMD", "/bin/probe");
      assertThat(images().find(image.id())).contains(image);
    }
  }

  @Test
  void a_name_without_a_tag_means_latest() throws IOException {
    ImageName name = ImageName.parse("engine-contract/" + run);
    made.add(name.withImpliedTag());
    load(name, "app/a.txt", "a");

    assertThat(images().find(name)).isPresent().isEqualTo(images().find(name.withTag("latest")));
  }

  @Test
  void images_are_listed_by_label_and_by_its_value() throws IOException {
    ImageName name = name("listed");
    load(name, "app/a.txt", "a");

    ListedImage listed =
        images().labelled("run", run).stream()
            .filter(image -> image.tags().contains(name.toString()))
            .findFirst()
            .orElseThrow();

    assertThat(listed.labels()).containsEntry("run", run);
    assertThat(listed.id()).isEqualTo(images().find(name).orElseThrow().id());
    assertThat(images().labelled("run")).contains(listed);
    assertThat(images().labelled("run", "another")).isEmpty();
    assertThat(images().labelled("no-such-label-" + run)).isEmpty();
  }

  @Test
  void an_image_can_have_two_names_and_lives_until_the_last_is_removed() throws IOException {
    ImageName first = name("first");
    ImageName second = name("second");
    EngineImage image = load(first, "app/a.txt", "a");

    images().tag(image.id(), second);
    images().remove(first);

    assertThat(images().find(first)).isEmpty();
    assertThat(images().find(second).orElseThrow().id()).isEqualTo(image.id());
    images().remove(second);
    assertThat(images().find(image.id())).isEmpty();
  }

  @Test
  void an_image_is_removed_by_its_id_with_its_only_name() throws IOException {
    ImageName name = name("by-id");
    EngineImage image = load(name, "app/a.txt", "a");
    images().tag(image.id(), name("by-id-too"));
    assertThatThrownBy(() -> images().remove(image.id())).isInstanceOf(ImageInUseException.class);
    images().remove(name);

    images().remove(image.id());

    assertThat(images().find(image.id())).isEmpty();
    assertThatThrownBy(() -> images().remove(image.id())).isInstanceOf(ImageMissingException.class);
  }

  @Test
  void what_is_missing_can_be_neither_named_nor_removed_nor_saved_nor_pushed_nor_read() {
    ImageId id = ImageId.of("sha256:" + "0".repeat(64));
    assertThatThrownBy(() -> images().tag(id, NOBODY)).isInstanceOf(ImageMissingException.class);
    assertThatThrownBy(() -> images().remove(NOBODY)).isInstanceOf(ImageMissingException.class);
    assertThatThrownBy(() -> images().save(id)).isInstanceOf(ImageMissingException.class);
    assertThatThrownBy(() -> images().push(NOBODY, TransferProgress.NONE))
        .isInstanceOf(ImageMissingException.class);
    assertThatThrownBy(() -> images().files(id, "app")).isInstanceOf(ImageMissingException.class);
  }

  @Test
  void an_image_that_a_container_was_made_from_is_not_removed() throws IOException {
    ImageName name = name("used");
    load(name, "app/a.txt", "a");
    use(name);

    assertThatThrownBy(() -> images().remove(name))
        .isInstanceOf(ImageInUseException.class)
        .hasMessageContaining(name.toString());
    assertThat(images().find(name)).isPresent();
  }

  @Test
  void a_delta_on_layers_that_are_nowhere_is_refused_and_leaves_the_name_as_it_was()
      throws IOException {
    ImageName name = name("delta");
    EngineImage before = load(name, "app/a.txt", "a");
    try (SpooledLayer below = layer("app/b.txt", UUID.randomUUID().toString());
        SpooledLayer above = layer("app/c.txt", "c")) {
      ImageDescription description = description(below).plus(above.diffId(), "test");

      assertThatThrownBy(
              () -> images().load(ImageArchive.delta(description, List.of(name), List.of(above))))
          .isInstanceOf(EngineRefusedException.class);
    }
    assertThat(images().find(name)).contains(before);
  }

  @Test
  void a_layer_whose_bytes_are_not_what_its_name_says_is_refused() throws IOException {
    ImageName name = name("forged");
    try (SpooledLayer said = layer("app/a.txt", UUID.randomUUID().toString());
        SpooledLayer sent = layer("app/a.txt", UUID.randomUUID().toString())) {
      Layer forged = new Forged(said.diffId(), sent);

      assertThatThrownBy(
              () ->
                  images()
                      .load(ImageArchive.whole(description(said), List.of(name), List.of(forged))))
          .isInstanceOf(EngineRefusedException.class);
    }
    assertThat(images().find(name)).isEmpty();
  }

  @Test
  void an_archive_that_breaks_off_leaves_no_image() throws IOException {
    ImageName name = name("broken");
    try (SpooledLayer layer = layer("app/a.txt", "a".repeat(100_000))) {
      Layer broken = new Broken(layer);

      assertThatThrownBy(
              () ->
                  images()
                      .load(ImageArchive.whole(description(layer), List.of(name), List.of(broken))))
          .isInstanceOf(RuntimeException.class);
    }
    assertThat(images().find(name)).isEmpty();
  }

  @Test
  void a_saved_image_has_its_layers() throws Exception {
    ImageName name = name("saved");
    EngineImage image = load(name, "app/a.txt", "saved");

    List<String> sha256s = new ArrayList<>();
    try (TarArchiveInputStream tar = new TarArchiveInputStream(images().save(image.id()))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        sha256s.add(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(tar.readAllBytes())));
      }
    }
    assertThat(sha256s).contains(image.layers().getFirst().hex());
  }

  @Test
  void files_are_read_out_of_an_image_without_running_it() throws IOException {
    ImageName name = name("read");
    EngineImage image = load(name, "app/repos/0/manifest.json", "{}");

    TreeMap<String, String> files = new TreeMap<>();
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(images().files(image.id(), "app/repos").orElseThrow())) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isFile()) {
          files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    assertThat(files).containsExactly(java.util.Map.entry("repos/0/manifest.json", "{}"));
    assertThat(images().files(image.id(), "nowhere")).isEmpty();
  }

  @Test
  void many_images_of_one_name_at_once_leave_one_whole_image() throws Exception {
    ImageName name = name("raced");
    List<Future<EngineImage>> racers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        String content = "racer " + i;
        racers.add(threads.submit(() -> load(name, "app/a.txt", content)));
      }
    }
    List<List<DiffId>> layers = new ArrayList<>();
    for (Future<EngineImage> racer : racers) {
      layers.add(racer.get().layers());
    }
    assertThat(layers).contains(images().find(name).orElseThrow().layers());
  }

  /** A name that is removed when the test has ended. */
  protected final ImageName name(String word) {
    ImageName name = ImageName.parse("engine-contract/" + word + ":" + run);
    made.add(name);
    return name;
  }

  /** Loads an image with one file. */
  protected final EngineImage load(ImageName name, String path, String content) throws IOException {
    try (SpooledLayer layer = layer(path, content)) {
      images().load(ImageArchive.whole(description(layer), List.of(name), List.of(layer)));
      return images().find(name).orElseThrow();
    }
  }

  /** A layer with one file. */
  protected static SpooledLayer layer(String path, String content) throws IOException {
    return LayerTar.spool(
        List.of(LayerEntry.File.of(path, 0644, content.getBytes(StandardCharsets.UTF_8))),
        LayerTar.ANY_TIME);
  }

  /** An image of one layer. */
  protected final ImageDescription description(Layer layer) {
    return ImageDescription.scratch(Platform.ofThisMachine())
        .withCreated(CREATED)
        .withConfig(ImageConfig.empty().withLabel("run", run))
        .plus(layer.diffId(), "test");
  }

  private record Forged(DiffId diffId, Layer sent) implements Layer {
    @Override
    public long size() {
      return sent.size();
    }

    @Override
    public InputStream open() throws IOException {
      return sent.open();
    }
  }

  private record Broken(Layer whole) implements Layer {
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
        return new java.io.SequenceInputStream(
            new ByteArrayInputStream(half),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("the disk is gone");
              }
            });
      }
    }
  }
}
