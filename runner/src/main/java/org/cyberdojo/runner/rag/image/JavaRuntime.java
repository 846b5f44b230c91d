package org.cyberdojo.runner.rag.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;

/**
 * A Java runtime as files of an image: the one that this program runs on or, where that is a whole
 * JDK, a small one linked from it. Closing it deletes what was linked.
 */
final class JavaRuntime implements AutoCloseable {

  /** Where it stands in the image. */
  static final String FOLDER = "opt/java";

  private static final String MODULES = "java.base,java.logging,java.management,jdk.unsupported";

  private final Path home;
  private final Optional<Path> made;

  private JavaRuntime(Path home, Optional<Path> made) {
    this.home = home;
    this.made = made;
  }

  static JavaRuntime ofThisProcess() throws IOException {
    Optional<ToolProvider> jlink = ToolProvider.findFirst("jlink");
    if (jlink.isEmpty()) {
      return new JavaRuntime(Path.of(System.getProperty("java.home")), Optional.empty());
    }
    Path folder = Files.createTempDirectory("cyber-dojo-java");
    link(jlink.get(), folder.resolve("java"));
    return new JavaRuntime(folder.resolve("java"), Optional.of(folder));
  }

  private static void link(ToolProvider jlink, Path output) throws IOException {
    ByteArrayOutputStream words = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(words, true, StandardCharsets.UTF_8);
    int status =
        jlink.run(
            out,
            out,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output",
            output.toString());
    if (status != 0) {
      throw new IOException(
          "jlink ended with status " + status + ": " + words.toString(StandardCharsets.UTF_8));
    }
  }

  /** Every file, below {@link #FOLDER}. */
  List<LayerEntry> entries() throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(home)) {
      for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
        String name = FOLDER + "/" + home.relativize(path);
        int mode = Files.isExecutable(path) ? 0755 : 0644;
        entries.add(
            new LayerEntry.File(name, mode, Files.size(path), () -> Files.newInputStream(path)));
      }
    }
    return entries;
  }

  @Override
  public void close() throws IOException {
    if (made.isPresent()) {
      delete(made.get());
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> deepestFirst;
    try (Stream<Path> paths = Files.walk(folder)) {
      deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }
}
