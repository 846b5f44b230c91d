package org.cyberdojo.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;
import org.cyberdojo.engine.host.CLibrary;
import org.cyberdojo.engine.host.FolderEntries;

/**
 * The files of the services' images, all from one distribution of the command.
 *
 * <p>What Java writes for the next start to be quicker is left out: it is another file each time,
 * and the same commit shall be the same image. A service starts seldom.
 *
 * @param distribution its folder: {@code lib}, {@code runtime}
 */
record ServiceFiles(Path distribution) {

  private static final String HOME = Service.HOME.substring(1);
  private static final String COMMAND = "cli.jar";
  private static final Predicate<LayerEntry> MADE_BY_JAVA =
      entry -> entry.path().endsWith(".jsa") || entry.path().endsWith(".aot");

  /** What changes with the machine that builds: C library, users. */
  List<LayerEntry> system() throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    CLibrary library = CLibrary.of(distribution.resolve("runtime/bin/java"));
    entries.addAll(library.libraries());
    entries.addAll(library.locale());
    entries.add(text("etc/passwd", "root:x:0:0:root:/:/none\n" + lines(Service::passwdLine)));
    entries.add(text("etc/group", "root:x:0:\n" + lines(Service::groupLine)));
    entries.add(text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
    entries.add(new LayerEntry.Folder("tmp", 01777));
    entries.add(new LayerEntry.Folder(Service.STATE, 01777));
    return entries;
  }

  /** What changes with the version of Java. */
  List<LayerEntry> runtime() throws IOException {
    return FolderEntries.below(distribution.resolve("runtime"), HOME + "/runtime").stream()
        .filter(MADE_BY_JAVA.negate())
        .toList();
  }

  /** What changes with a dependency. */
  List<LayerEntry> libraries() throws IOException {
    return jars(name -> !isOurs(name));
  }

  /** What changes with every commit. */
  List<LayerEntry> program() throws IOException {
    return jars(ServiceFiles::isOurs);
  }

  /** The jar that the health check's program is in, as a path of the image. */
  String probeJar() throws IOException {
    return names(distribution.resolve("lib").resolve(COMMAND)).stream()
        .filter(name -> name.startsWith("http-service-"))
        .findFirst()
        .map(name -> Service.HOME + "/lib/" + name)
        .orElseThrow(
            () ->
                new CannotMakeBaseException(
                    "find the health check's jar in " + distribution,
                    "there is no http-service",
                    "build the distribution again ('mvn package')"));
  }

  /** Those that the command's own jar names: a folder may hold what earlier builds left. */
  private List<LayerEntry> jars(Predicate<String> wanted) throws IOException {
    Path lib = distribution.resolve("lib");
    List<LayerEntry> entries = new ArrayList<>();
    for (String name : names(lib.resolve(COMMAND))) {
      if (wanted.test(name)) {
        entries.add(FolderEntries.file(lib.resolve(name), HOME + "/lib/" + name));
      }
    }
    return entries;
  }

  private static List<String> names(Path command) throws IOException {
    try (JarFile jar = new JarFile(command.toFile())) {
      String others = jar.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
      return Stream.concat(Stream.of(COMMAND), Stream.of(others.split(" "))).toList();
    }
  }

  private static boolean isOurs(String name) {
    return name.equals(COMMAND) || name.endsWith("-SNAPSHOT.jar");
  }

  private static String lines(Function<Service, String> line) {
    return Stream.of(Service.values()).map(line).collect(Collectors.joining());
  }

  private static LayerEntry text(String path, String text) {
    return LayerEntry.File.of(path, 0644, text.getBytes(StandardCharsets.UTF_8));
  }
}
