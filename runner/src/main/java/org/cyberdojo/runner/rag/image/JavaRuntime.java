package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.host.CLibrary;
import org.cyberdojo.engine.host.FolderEntries;
import org.cyberdojo.engine.host.JavaLink;

/**
 * A Java runtime as files of an image: the one that this program runs on or, where that is a whole
 * JDK, a small one linked from it. Closing it deletes what was linked.
 */
final class JavaRuntime implements AutoCloseable {

  /** Where it stands in the image. */
  static final String FOLDER = "opt/java";

  /** What the worker needs of it. */
  static final String MODULES = "java.base,java.logging,java.management,jdk.unsupported";

  /** Java's own classes, 28 MB; those that a worker needs are in its cache. */
  private static final String CLASS_DATA = ".jsa";

  private final Path home;
  private final Optional<Path> made;

  private JavaRuntime(Path home, Optional<Path> made) {
    this.home = home;
    this.made = made;
  }

  static JavaRuntime ofThisProcess() throws IOException {
    Optional<JavaLink> link = JavaLink.find();
    if (link.isEmpty()) {
      return new JavaRuntime(Path.of(System.getProperty("java.home")), Optional.empty());
    }
    Path folder = Files.createTempDirectory("cyber-dojo-java");
    JavaRuntime runtime = new JavaRuntime(folder.resolve("java"), Optional.of(folder));
    link.get().link(MODULES, runtime.home);
    return runtime;
  }

  /** Its files, below {@link #FOLDER}, and the C library that it runs on. */
  List<LayerEntry> entries() throws IOException {
    List<LayerEntry> entries = new ArrayList<>(FolderEntries.below(home, FOLDER));
    entries.removeIf(entry -> entry.path().endsWith(CLASS_DATA));
    entries.addAll(CLibrary.of(home.resolve("bin/java")).libraries());
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
