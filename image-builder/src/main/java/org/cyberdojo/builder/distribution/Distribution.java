package org.cyberdojo.builder.distribution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.engine.archive.HealthCheck;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.archive.ImageConfig;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.host.CLibrary;
import org.cyberdojo.engine.host.FolderEntries;
import org.cyberdojo.engine.host.MissingOnHostException;
import org.cyberdojo.engine.image.Images;

/**
 * The command's distribution, which images can be made of: its Java runtime and libraries, this
 * machine's C library, and nothing else. There is no shell in them.
 *
 * @param folder with {@code runtime} and {@code lib}
 */
public record Distribution(Path folder) {

  private static final String PLACE = "opt/cyber-dojo";
  private static final String JAVA = "/" + PLACE + "/runtime/bin/java";

  /** Also in the chart, as the user that the containers run as. */
  private static final int USER = 19_664;

  private static final String PROBE = "org.cyberdojo.http.probe.HealthProbe";

  /** What the launcher says too: the cache of classes fits no other options. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:AOTCache=/" + PLACE + "/lib/cli.aot",
          "-Xlog:disable",
          "-Xlog:all=off",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+ExitOnOutOfMemoryError",
          "--enable-native-access=ALL-UNNAMED",
          "-Dcyber-dojo.home=/" + PLACE);

  /**
   * Makes the image of a service in the engine.
   *
   * @throws EngineException when the engine says no
   * @throws MissingOnHostException when this machine lacks what the image needs
   * @throws IOException when the distribution cannot be read
   */
  public void make(ServiceImage image, Images images) throws IOException {
    try (SpooledLayer below = LayerTar.spool(system(), LayerTar.ANY_TIME);
        SpooledLayer above =
            LayerTar.spool(
                FolderEntries.below(folder.resolve("lib"), PLACE + "/lib"), LayerTar.ANY_TIME)) {
      ImageDescription description =
          ImageDescription.scratch(Platform.ofThisMachine())
              .withConfig(config(image))
              .withCreated(image.created())
              .plus(below.diffId(), "Java runtime and C library")
              .plus(above.diffId(), "cyber-dojo");
      images.load(ImageArchive.whole(description, List.of(image.name()), List.of(below, above)));
    }
  }

  private List<LayerEntry> system() throws IOException {
    Path runtime = folder.resolve("runtime");
    CLibrary library = CLibrary.of(runtime.resolve("bin/java"));
    List<LayerEntry> entries = new ArrayList<>(FolderEntries.below(runtime, PLACE + "/runtime"));
    entries.addAll(library.libraries());
    entries.addAll(library.locale());
    entries.add(text("etc/passwd", "cyber-dojo:x:%d:%d::/tmp:/none\n".formatted(USER, USER)));
    entries.add(text("etc/group", "cyber-dojo:x:%d:\n".formatted(USER)));
    entries.add(text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
    entries.add(new LayerEntry.Folder("tmp", 01777));
    return entries;
  }

  private static LayerEntry text(String path, String text) {
    return LayerEntry.File.of(path, 0644, text.getBytes(StandardCharsets.UTF_8));
  }

  private ImageConfig config(ServiceImage image) throws IOException {
    ImageConfig config =
        ImageConfig.empty()
            .withEnv("LANG", "C.UTF-8")
            .withEnv("PORT", Integer.toString(image.port()))
            .withUser(USER + ":" + USER)
            .withWorkingFolder("/tmp")
            .withEntrypoint(entrypoint())
            .withCommand(image.words())
            .withExposedPort(image.port())
            .withHealthCheck(healthCheck())
            .withLabel("org.opencontainers.image.title", image.name().name())
            .withLabel("org.opencontainers.image.created", image.created().toString());
    return image
        .commit()
        .map(
            commit ->
                config
                    .withEnv("SHA", commit.text())
                    .withLabel("org.opencontainers.image.revision", commit.text()))
        .orElse(config);
  }

  private static List<String> entrypoint() {
    List<String> words = new ArrayList<>(List.of(JAVA));
    words.addAll(OPTIONS);
    words.addAll(List.of("-jar", "/" + PLACE + "/lib/cli.jar"));
    return words;
  }

  /** A JVM for a tenth of a second: interpreted only, for it ends before compiling would pay. */
  private HealthCheck healthCheck() throws IOException {
    List<String> command =
        List.of(
            "CMD",
            JAVA,
            "-Xint",
            "-Xshare:off",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx8m",
            "-cp",
            "/" + PLACE + "/lib/" + probeJar(),
            PROBE);
    return new HealthCheck(
        command, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(30), 3);
  }

  private String probeJar() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder.resolve("lib"), "http-service-*.jar")) {
      for (Path jar : jars) {
        return jar.getFileName().toString();
      }
    }
    throw new IOException(folder + " has no lib/http-service-*.jar; build the distribution again");
  }
}
