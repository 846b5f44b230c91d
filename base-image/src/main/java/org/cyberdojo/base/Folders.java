package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.archive.LayerTar;

/** Folders of the build: deleted, settled, put into a layer. */
final class Folders {

  private static final int FILE = 0644;
  private static final int PROGRAM = 0755;

  private Folders() {}

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /**
   * Gives every file the time that it will have in its layer. The cache of classes remembers the
   * times of the jars and of the modules, and is not used when they differ.
   */
  static void settle(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        Files.setLastModifiedTime(path, FileTime.from(LayerTar.ANY_TIME));
      }
    }
  }

  /**
   * The files below a folder as entries of a layer.
   *
   * @param path where the folder stands in the image
   */
  static List<LayerEntry> entries(Path folder, String path) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.toList()) {
        String name = path + "/" + folder.relativize(file);
        if (Files.isSymbolicLink(file)) {
          entries.add(new LayerEntry.SymbolicLink(name, Files.readSymbolicLink(file).toString()));
        } else if (Files.isRegularFile(file)) {
          entries.add(entry(file, name));
        }
      }
    }
    return entries;
  }

  /** A file of this machine as an entry; what a link leads to, not the link. */
  static LayerEntry entry(Path file, String name) throws IOException {
    return new LayerEntry.File(
        name,
        Files.isExecutable(file) ? PROGRAM : FILE,
        Files.size(file),
        () -> Files.newInputStream(file));
  }
}
