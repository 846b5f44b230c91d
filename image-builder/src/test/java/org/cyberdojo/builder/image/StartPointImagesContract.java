package org.cyberdojo.builder.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.builder.base.BaseFolder;
import org.cyberdojo.builder.base.BaseImages;
import org.cyberdojo.builder.base.StartPointsBase;
import org.cyberdojo.engine.archive.HealthCheck;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerFolder;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageAssembly;
import org.cyberdojo.engine.image.ImageAssembly.Sending;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.engine.image.SavedLayers;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.layout.TreeWithProvenance;
import org.cyberdojo.manifest.serving.KeptStartPoints;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.FolderStamp;
import org.cyberdojo.manifest.tree.MemoryTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.cyberdojo.manifest.tree.UnreadableTreeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What start-point images are, in every engine. */
abstract class StartPointImagesContract {

  private static final CommitSha FIRST = CommitSha.of("1111111111111111111111111111111111111111");
  private static final CommitSha SECOND = CommitSha.of("2222222222222222222222222222222222222222");
  private static final Instant CREATED = Instant.parse("2026-05-06T07:08:09Z");

  private final String run = UUID.randomUUID().toString();
  private final List<ImageName> made = new ArrayList<>();

  @TempDir private Path folder;
  private StartPointsBase base;

  protected abstract Images images();

  @BeforeEach
  void makeBase() throws IOException {
    ImageConfig config =
        ImageConfig.empty()
            .withEnv("LANG", "C.UTF-8")
            .withUser("1001")
            .withEntrypoint(List.of("/server"))
            .withHealthCheck(
                new HealthCheck(
                    List.of("CMD", "/probe"),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(3),
                    Duration.ofSeconds(1),
                    3));
    try (SpooledLayer layer =
        LayerTar.spool(
            List.of(LayerEntry.File.of("server", 0755, run.getBytes(StandardCharsets.UTF_8))),
            LayerTar.ANY_TIME)) {
      ImageDescription description =
          ImageDescription.scratch(Platform.ofThisMachine())
              .withCreated(CREATED)
              .withConfig(config)
              .plus(layer.diffId(), "test");
      BaseFolder.write(folder.resolve("base"), description, List.of(layer));
    }
    CommitSha sha = CommitSha.of(run.replace("-", "") + "01234567");
    base = new BaseImages(images()).of(BaseFolder.read(folder.resolve("base")), sha);
    made.add(base.name());
  }

  @AfterEach
  void removeImages() {
    images().labelled(StartPointImages.LABEL).stream()
        .filter(image -> image.tags().isEmpty() && isOfThisRun(image))
        .forEach(image -> images().remove(image.id()));
    made.reversed().stream()
        .filter(name -> images().find(name).isPresent())
        .forEach(images()::remove);
  }

  private boolean isOfThisRun(ListedImage listed) {
    String sha = base.sha().orElseThrow().text();
    return images()
        .find(listed.id())
        .filter(image -> sha.equals(image.env().get("SHA")))
        .isPresent();
  }

  @Test
  void an_image_has_its_repositories_and_says_which_they_are() throws IOException {
    MadeImage image =
        startPoints()
            .make(name("two"), StartPointType.LANGUAGES, List.of(gcc(), python()), base, CREATED);

    assertThat(image.isNew()).isTrue();
    assertThat(filesOf(image.image()))
        .containsExactly(
            Map.entry("repos/0/cyber-dojo.sh", "0755 make\n"),
            Map.entry("repos/0/start_point/manifest.json", "0644 {}"),
            Map.entry("repos/1/manifest.json", "0644 {\"python\":1}"),
            Map.entry("repos/image.type", "0644 languages"),
            Map.entry(
                "repos/shas.txt",
                "0644 0 \t "
                    + FIRST
                    + " \t https://example.com/gcc\n1 \t "
                    + SECOND
                    + " \t 2222222@https://example.com/python\n"));
  }

  @Test
  void what_its_server_serves_is_kept_beside_its_files() throws IOException {
    CommitSha maker = CommitSha.of("3333333333333333333333333333333333333333");
    EngineImage image =
        startPoints()
            .madeBy(maker)
            .make(name("kept"), StartPointType.CUSTOM, List.of(tennis()), base, CREATED)
            .image();

    FolderStamp stamp = FolderStamp.EMPTY;
    byte[] kept = {};
    Optional<InputStream> found = images().files(image.id(), "app/repos");
    try (TarArchiveInputStream tar = new TarArchiveInputStream(found.orElseThrow(), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String path = entry.getName().replaceFirst("^repos/", "");
        if (path.equals("served")) {
          kept = tar.readAllBytes();
        } else if (!entry.isDirectory()) {
          long bytes = entry.isSymbolicLink() ? entry.getLinkName().length() : entry.getSize();
          stamp = stamp.plus(path, bytes, LayerTar.ANY_TIME.getEpochSecond());
        }
      }
    }
    ServedStartPoints served =
        KeptStartPoints.read(kept, StartPointType.CUSTOM, stamp, maker).orElseThrow();
    assertThat(served.names()).containsExactly("Tennis");
    assertThat(served.imageNames()).containsExactly("org/tennis:1111111");
  }

  private static PreparedRepository tennis() {
    MemoryTree files =
        MemoryTree.builder()
            .file("cyber-dojo.sh", "make")
            .link("link", "cyber-dojo.sh")
            .file(
                "manifest.json",
                """
                {"display_name":"Tennis","visible_filenames":["cyber-dojo.sh"],
                 "filename_extension":".c","image_name":"org/tennis:1111111"}
                """)
            .build();
    String url = "https://example.com/tennis";
    SourceRepository source = new SourceRepository(url, RepositoryUrl.of(url), FIRST, files);
    return new PreparedRepository(source, TreeWithProvenance.of(source));
  }

  @ParameterizedTest
  @EnumSource(StartPointType.class)
  void label_and_environment_say_type_port_and_base(StartPointType type) {
    EngineImage image =
        startPoints().make(name("env"), type, List.of(gcc()), base, CREATED).image();

    assertThat(image.labels())
        .containsExactly(Map.entry("org.cyber-dojo.start-point", type.text()));
    assertThat(StartPointImages.typeOf(image)).contains(type);
    assertThat(image.env())
        .containsEntry("IMAGE_TYPE", type.text())
        .containsEntry("PORT", String.valueOf(type.port()))
        .containsEntry("CYBER_DOJO_START_POINTS_BASE_IMAGE", "cyber-dojo/start-points-base")
        .containsEntry("CYBER_DOJO_START_POINTS_BASE_TAG", base.sha().orElseThrow().sha7().text())
        .containsEntry("CYBER_DOJO_START_POINTS_BASE_SHA", base.sha().orElseThrow().text())
        .containsEntry("CYBER_DOJO_START_POINTS_BASE_DIGEST", base.image().id().text().substring(7))
        .containsEntry("SHA", base.sha().orElseThrow().text())
        .containsEntry("LANG", "C.UTF-8");
    assertThat(image.created()).contains(CREATED);
    ImageConfig config = image.description().config();
    assertThat(config.exposedPorts()).containsExactly(type.port() + "/tcp");
    assertThat(config.user()).contains("1001");
    assertThat(config.entrypoint()).containsExactly("/server");
    assertThat(config.healthCheck()).containsExactly("CMD", "/probe");
  }

  @ParameterizedTest
  @EnumSource(Sending.class)
  void the_same_repositories_are_not_made_into_an_image_twice(Sending sending) {
    ImageName name = name("twice");
    EngineImage first =
        startPoints(sending)
            .make(name, StartPointType.CUSTOM, List.of(gcc()), base, CREATED)
            .image();

    MadeImage second =
        startPoints(sending)
            .make(name, StartPointType.CUSTOM, List.of(gcc()), base, CREATED.plusSeconds(60));

    assertThat(second).isEqualTo(new MadeImage(first, false));
  }

  @Test
  void another_type_or_another_file_makes_another_image() {
    ImageName name = name("other");
    StartPointImages startPoints = startPoints();
    startPoints.make(name, StartPointType.CUSTOM, List.of(gcc()), base, CREATED);

    assertThat(
            startPoints.make(name, StartPointType.LANGUAGES, List.of(gcc()), base, CREATED).isNew())
        .isTrue();
    assertThat(
            startPoints
                .make(name, StartPointType.LANGUAGES, List.of(python()), base, CREATED)
                .isNew())
        .isTrue();
  }

  @ParameterizedTest
  @EnumSource(Sending.class)
  void the_way_of_sending_makes_no_difference_to_the_files(Sending sending) throws IOException {
    EngineImage image =
        startPoints(sending)
            .make(name("sent"), StartPointType.CUSTOM, List.of(gcc()), base, CREATED)
            .image();

    assertThat(image.layers()).startsWith(base.image().layers().getFirst()).hasSize(2);
    assertThat(filesOf(image)).containsKey("repos/0/start_point/manifest.json");
  }

  @Test
  void what_no_honest_checkout_has_is_left_out() throws IOException {
    MemoryTree hostile =
        MemoryTree.builder()
            .file("a/b.txt", "b")
            .link("inside", "a/b.txt")
            .link("a/up", "../a/b.txt")
            .link("dangling", "nowhere")
            .link("outside", "../1/manifest.json")
            .link("absolute", "/etc/passwd")
            .link("folder", "a")
            .special("device")
            .file("../escaped", "x")
            .file("/rooted", "x")
            .file("a//twice", "x")
            .file("./here", "x")
            .file("a/.wh.b.txt", "x")
            .file("folder/under-a-link", "x")
            .file("a/b.txt/under-a-file", "x")
            .file("line\nbreak", "x")
            .file("ünï", "x")
            .file("x".repeat(200) + "/" + "y".repeat(200), "long")
            .build();

    EngineImage image =
        startPoints()
            .make(
                name("hostile"),
                StartPointType.CUSTOM,
                List.of(
                    new PreparedRepository(
                        source(FIRST, "https://example.com/evil", hostile), hostile)),
                base,
                CREATED)
            .image();

    assertThat(filesOf(image).keySet())
        .containsExactly(
            "repos/0/a/b.txt",
            "repos/0/a/up -> ../a/b.txt",
            "repos/0/dangling -> nowhere",
            "repos/0/folder -> a",
            "repos/0/inside -> a/b.txt",
            "repos/0/line\nbreak",
            "repos/0/" + "x".repeat(200) + "/" + "y".repeat(200),
            "repos/0/ünï",
            "repos/image.type",
            "repos/shas.txt");
  }

  @Test
  void repositories_are_read_out_of_an_image_again() {
    EngineImage image =
        startPoints()
            .make(name("read"), StartPointType.LANGUAGES, List.of(gcc(), python()), base, CREATED)
            .image();

    List<StoredRepository> stored = startPoints().repositories(image);

    assertThat(stored).extracting(StoredRepository::index).containsExactly(0, 1);
    FileTree first = stored.getFirst().tree();
    assertThat(first.entries())
        .containsExactly(
            new TreeEntry.RegularFile("cyber-dojo.sh", 5, true),
            new TreeEntry.RegularFile("start_point/manifest.json", 2, false));
    assertThat(
            new String(
                first.read((TreeEntry.RegularFile) first.entries().getFirst()),
                StandardCharsets.UTF_8))
        .isEqualTo("make\n");
  }

  @Test
  void an_image_without_repositories_cannot_be_read() {
    assertThatThrownBy(() -> startPoints().repositories(base.image()))
        .isInstanceOf(UnreadableStartPointImageException.class)
        .hasMessageContaining("it has no /app/repos");
  }

  @Test
  void two_at_once_under_one_name_leave_one_whole_image() throws Exception {
    ImageName name = name("raced");
    List<Future<MadeImage>> racers = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (PreparedRepository repository : List.of(gcc(), python(), gcc(), python())) {
        racers.add(
            threads.submit(
                () ->
                    startPoints()
                        .make(name, StartPointType.CUSTOM, List.of(repository), base, CREATED)));
      }
    }
    for (Future<MadeImage> racer : racers) {
      assertThat(racer.get().image().layers()).hasSize(2);
    }
    assertThat(startPoints().repositories(images().find(name).orElseThrow())).hasSize(1);
  }

  @Test
  void a_file_that_cannot_be_read_leaves_no_image() {
    ImageName name = name("unreadable");
    FileTree broken =
        new FileTree() {
          @Override
          public List<TreeEntry> entries() {
            return List.of(new TreeEntry.RegularFile("a.txt", 3, false));
          }

          @Override
          public byte[] read(TreeEntry.RegularFile file) {
            throw new UnreadableTreeException("the disk is gone");
          }
        };
    PreparedRepository repository =
        new PreparedRepository(source(FIRST, "https://example.com/broken", broken), broken);

    assertThatThrownBy(
            () ->
                startPoints().make(name, StartPointType.CUSTOM, List.of(repository), base, CREATED))
        .hasMessageContaining("the disk is gone");
    assertThat(images().find(name)).isEmpty();
  }

  @Test
  void more_files_than_anybody_needs_are_refused_before_one_is_read() {
    FileTree huge =
        new FileTree() {
          @Override
          public List<TreeEntry> entries() {
            return List.of(new TreeEntry.RegularFile("a.bin", 2_000_000_000L, false));
          }

          @Override
          public byte[] read(TreeEntry.RegularFile file) {
            throw new AssertionError("not to be read");
          }
        };
    PreparedRepository repository =
        new PreparedRepository(source(FIRST, "https://example.com/huge", huge), huge);

    assertThatThrownBy(
            () ->
                startPoints()
                    .make(name("huge"), StartPointType.CUSTOM, List.of(repository), base, CREATED))
        .isInstanceOf(OversizedImageException.class)
        .hasMessageContaining("they have 2000000078 bytes");
  }

  protected final StartPointImages startPoints() {
    return startPoints(Sending.NEW_LAYERS_FIRST);
  }

  private StartPointImages startPoints(Sending sending) {
    SavedLayers layers = new SavedLayers(images(), new LayerFolder(folder.resolve("layers")));
    return new StartPointImages(images(), new ImageAssembly(images(), layers, sending));
  }

  protected final ImageName name(String word) {
    ImageName name = ImageName.parse("start-point-images/" + word + ":" + run);
    made.add(name);
    return name;
  }

  private static PreparedRepository gcc() {
    MemoryTree tree =
        MemoryTree.builder()
            .file("start_point/manifest.json", "{}")
            .file("cyber-dojo.sh", "make\n".getBytes(StandardCharsets.UTF_8), true)
            .build();
    return new PreparedRepository(source(FIRST, "https://example.com/gcc", tree), tree);
  }

  private static PreparedRepository python() {
    MemoryTree tree = MemoryTree.builder().file("manifest.json", "{\"python\":1}").build();
    return new PreparedRepository(
        new SourceRepository(
            "2222222@https://example.com/python",
            RepositoryUrl.of("https://example.com/python"),
            SECOND,
            tree),
        tree);
  }

  private static SourceRepository source(CommitSha sha, String url, FileTree tree) {
    return new SourceRepository(url, RepositoryUrl.of(url), sha, tree);
  }

  /** Path, and mode and content, of everything in the image's folder of repositories. */
  private TreeMap<String, String> filesOf(EngineImage image) throws IOException {
    TreeMap<String, String> files = new TreeMap<>();
    Optional<InputStream> found = images().files(image.id(), "app/repos");
    try (TarArchiveInputStream tar = new TarArchiveInputStream(found.orElseThrow(), "UTF-8")) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.isSymbolicLink()) {
          files.put(entry.getName() + " -> " + entry.getLinkName(), "");
        } else if (entry.isFile()) {
          files.put(
              entry.getName(),
              String.format("%04o ", entry.getMode() & 07777)
                  + new String(tar.readAllBytes(), StandardCharsets.UTF_8));
          assertThat(entry.getLongUserId() + entry.getLongGroupId()).isZero();
        }
      }
    }
    return files;
  }
}
