package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.cyberdojo.builder.base.BaseFolder;
import org.cyberdojo.engine.archive.ImageDescription;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;
import org.cyberdojo.engine.archive.Platform;
import org.cyberdojo.engine.archive.SpooledLayer;
import org.cyberdojo.engine.host.FolderEntries;
import org.cyberdojo.engine.host.MissingOnHostException;

/**
 * Makes the folder {@code base} of the distribution, unless what it is made of has not changed.
 *
 * <p>usage: {@code java org.cyberdojo.base.Main SERVER_TARGET OWN_TARGET}, the two Maven target
 * folders
 */
final class Main {

  private Main() {}

  public static void main(String[] args) {
    try {
      make(Path.of(args[0]), Path.of(args[1]));
    } catch (CannotMakeBaseException | MissingOnHostException | IOException e) {
      System.err.println("ERROR: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void make(Path server, Path target) throws IOException {
    Path base = target.resolve("base");
    Path made = target.resolve("base-made-of");
    String recipe = Recipe.of(server, target.resolve("classes"));
    if (Files.exists(made) && Files.readString(made).equals(recipe) && Files.isDirectory(base)) {
      return;
    }
    Files.deleteIfExists(made);
    Path root = target.resolve("base-root");
    Folders.delete(root);
    JavaRuntime runtime = JavaRuntime.linkedInto(root.resolve("opt/java"));
    Server app = Server.copiedInto(root.resolve("app"), server);
    runtime.settle();
    app.settle();
    app.train(runtime, target.resolve("training"));
    try (SpooledLayer below = spool(SystemFiles.below(root, runtime));
        SpooledLayer above = spool(FolderEntries.below(root.resolve("app"), "app"))) {
      ImageDescription image =
          ImageDescription.scratch(Platform.ofThisMachine())
              .withConfig(BaseConfig.of(app))
              .withCreated(Instant.now().truncatedTo(ChronoUnit.SECONDS))
              .plus(below.diffId(), "Java runtime and C library")
              .plus(above.diffId(), "start-point server");
      BaseFolder.write(base, image, List.of(below, above));
      System.out.println("Base image: " + (below.size() + above.size()) / 1_000_000 + " MB");
    }
    Files.writeString(made, recipe);
  }

  private static SpooledLayer spool(List<LayerEntry> entries) throws IOException {
    return LayerTar.spool(entries, LayerTar.ANY_TIME);
  }
}
