package org.cyberdojo.runner.rag.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.engine.archive.LayerEntry;

/** The C library that a Java runtime needs, taken from the machine that this program runs on. */
final class SystemLibraries {

  private static final List<String> NAMES =
      List.of("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1");

  private static final List<Path> FOLDERS =
      List.of(
          Path.of("/lib/x86_64-linux-gnu"),
          Path.of("/usr/lib/x86_64-linux-gnu"),
          Path.of("/lib/aarch64-linux-gnu"),
          Path.of("/usr/lib/aarch64-linux-gnu"),
          Path.of("/lib64"),
          Path.of("/usr/lib64"),
          Path.of("/lib"));

  private static final List<Path> LOADERS =
      List.of(Path.of("/lib64/ld-linux-x86-64.so.2"), Path.of("/lib/ld-linux-aarch64.so.1"));

  private SystemLibraries() {}

  /** The files, where the loader looks for them: {@code /lib}. */
  static List<LayerEntry> entries() throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    for (String name : NAMES) {
      Optional<Path> file = find(name);
      if (file.isPresent()) {
        entries.add(entry("lib/" + name, file.get()));
      }
    }
    Path loader =
        LOADERS.stream()
            .filter(Files::exists)
            .findFirst()
            .orElseThrow(() -> new IOException("this machine has none of " + LOADERS));
    entries.add(entry(loader.toString().substring(1), loader));
    return entries;
  }

  private static Optional<Path> find(String name) {
    return FOLDERS.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
  }

  private static LayerEntry entry(String path, Path file) throws IOException {
    Path real = file.toRealPath();
    return new LayerEntry.File(path, 0755, Files.size(real), () -> Files.newInputStream(real));
  }
}
