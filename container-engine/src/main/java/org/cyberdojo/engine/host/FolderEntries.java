package org.cyberdojo.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;

/** Files of this machine as entries of a layer. */
public final class FolderEntries {

  private static final int FILE = 0644;
  private static final int PROGRAM = 0755;

  private FolderEntries() {}

  /**
   * The files below a folder; links stay links.
   *
   * @param path where the folder stands in the image, without a slash at its begin
   */
  public static List<LayerEntry> below(Path folder, String path) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path file : paths.sorted().toList()) {
        String name = path + "/" + folder.relativize(file);
        if (Files.isSymbolicLink(file)) {
          entries.add(new LayerEntry.SymbolicLink(name, Files.readSymbolicLink(file).toString()));
        } else if (Files.isRegularFile(file)) {
          entries.add(file(file, name));
        }
      }
    }
    return entries;
  }

  /** One file; what a link leads to, not the link. */
  public static LayerEntry file(Path file, String name) throws IOException {
    return new LayerEntry.File(
        name,
        Files.isExecutable(file) ? PROGRAM : FILE,
        Files.size(file),
        () -> Files.newInputStream(file));
  }
}
