package org.cyberdojo.engine.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;

/**
 * The files of this machine's GNU C library that a Java runtime needs. Where they are is not
 * guessed: the Java that runs this has loaded them, and Linux tells where from.
 *
 * @param libc the library itself
 * @param loader the program that starts every other, such as {@code /lib64/ld-linux-x86-64.so.2}
 */
public record CLibrary(Path libc, Path loader) {

  private static final String FIX =
      "build on a Linux with the GNU C library, such as Debian, Ubuntu or Fedora";

  private static final List<String> NEEDED =
      List.of(
          "libc.so.6",
          "libm.so.6",
          "libdl.so.2",
          "libpthread.so.0",
          "librt.so.1",
          "libresolv.so.2");

  /** Looked up by name at run time, to find users and hosts; built into newer versions. */
  private static final List<String> NEEDED_BY_OLDER =
      List.of("libnss_files.so.2", "libnss_dns.so.2");

  /** Without it file names are read as ASCII. */
  private static final Path LOCALE = Path.of("/usr/lib/locale/C.utf8");

  /**
   * The one that the Java of this process runs on.
   *
   * @param program whose loader is asked for: a Java runtime's {@code bin/java}
   * @throws MissingOnHostException when there is none
   */
  public static CLibrary of(Path program) throws IOException {
    String tried = "find this machine's C library";
    Path maps = Path.of("/proc/self/maps");
    if (!Files.isReadable(maps)) {
      throw new MissingOnHostException(tried, "this is no Linux", FIX);
    }
    Path libc;
    try (Stream<String> lines = Files.lines(maps)) {
      libc =
          lines
              .map(line -> line.substring(line.lastIndexOf(' ') + 1))
              .filter(
                  file -> file.endsWith("/libc.so.6") || file.matches(".*/libc-2\\.[0-9]+\\.so"))
              .map(Path::of)
              .findFirst()
              .orElseThrow(
                  () ->
                      new MissingOnHostException(tried, "Java runs without it here (musl?)", FIX));
    }
    return new CLibrary(
        libc,
        Interpreter.of(program)
            .orElseThrow(
                () -> new MissingOnHostException(tried, program + " names no loader", FIX)));
  }

  /** Libraries and loader as entries of a layer, each where the loader looks for it. */
  public List<LayerEntry> libraries() throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    for (String name : NEEDED) {
      entries.add(
          library(name)
              .orElseThrow(
                  () ->
                      new MissingOnHostException(
                          "copy the C library",
                          libc.resolveSibling(name) + " is not there",
                          "install it")));
    }
    for (String name : NEEDED_BY_OLDER) {
      library(name).ifPresent(entries::add);
    }
    entries.add(FolderEntries.file(loader, relative(loader)));
    return entries;
  }

  /** The locale C.UTF-8, which an image sets as LANG. */
  public List<LayerEntry> locale() throws IOException {
    if (!Files.isDirectory(LOCALE)) {
      throw new MissingOnHostException(
          "copy the locale C.UTF-8",
          LOCALE + " is not there",
          "install it (Debian: package libc-bin)");
    }
    return FolderEntries.below(LOCALE, relative(LOCALE));
  }

  private Optional<LayerEntry> library(String name) throws IOException {
    Path file = libc.resolveSibling(name);
    return Files.exists(file)
        ? Optional.of(FolderEntries.file(file, relative(file)))
        : Optional.empty();
  }

  private static String relative(Path file) {
    return Path.of("/").relativize(file).toString();
  }
}
