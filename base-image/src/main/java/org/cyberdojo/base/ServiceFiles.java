package org.cyberdojo.base;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.LayerEntry;

/**
 * The files of the services' images, all from one distribution of the command.
 *
 * <p>What Java writes for the next start to be quicker is left out: it is another file each time,
 * and the same commit shall be the same image. A service starts seldom.
 *
 * @param distribution its folder: {@code lib}, {@code runtime}, {@code sbom.json}
 */
record ServiceFiles(Path distribution) {

  private static final String HOME = Service.HOME.substring(1);
  private static final Predicate<Path> MADE_BY_JAVA =
      file -> file.toString().endsWith(".jsa") || file.toString().endsWith(".aot");

  /** What changes with the machine that builds: C library, users. */
  List<LayerEntry> system() throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    entries.addAll(Glibc.ofThisMachine(distribution.resolve("runtime/bin/java")).entries());
    entries.add(text("etc/passwd", "root:x:0:0:root:/:/none\n" + lines(Service::passwdLine)));
    entries.add(text("etc/group", "root:x:0:\n" + lines(Service::groupLine)));
    entries.add(text("etc/nsswitch.conf", "passwd: files\ngroup: files\nhosts: files dns\n"));
    entries.add(new LayerEntry.Folder("tmp", 01777));
    entries.add(new LayerEntry.Folder(Service.STATE, 01777));
    return entries;
  }

  /** What changes with the version of Java. */
  List<LayerEntry> runtime() throws IOException {
    return entries("runtime", file -> true);
  }

  /** What changes with a dependency. */
  List<LayerEntry> libraries() throws IOException {
    return entries("lib", file -> !isOurs(file));
  }

  /** What changes with every commit, and the list of all that is inside. */
  List<LayerEntry> program() throws IOException {
    List<LayerEntry> entries = new ArrayList<>(entries("lib", ServiceFiles::isOurs));
    entries.add(Folders.entry(distribution.resolve("sbom.json"), HOME + "/sbom.json"));
    return entries;
  }

  /** The jar that the health check's program is in, as a path of the image. */
  String probeJar() throws IOException {
    try (Stream<Path> jars = Files.list(distribution.resolve("lib"))) {
      return jars.map(jar -> jar.getFileName().toString())
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
  }

  private List<LayerEntry> entries(String folder, Predicate<Path> wanted) throws IOException {
    List<LayerEntry> entries = new ArrayList<>();
    Path root = distribution.resolve(folder);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(wanted.and(MADE_BY_JAVA.negate())).toList()) {
        String name = HOME + "/" + folder + "/" + root.relativize(file);
        if (Files.isSymbolicLink(file)) {
          entries.add(new LayerEntry.SymbolicLink(name, Files.readSymbolicLink(file).toString()));
        } else if (Files.isRegularFile(file)) {
          entries.add(Folders.entry(file, name));
        }
      }
    }
    return entries;
  }

  private static boolean isOurs(Path file) {
    String name = file.getFileName().toString();
    return name.equals("cli.jar") || name.endsWith("-SNAPSHOT.jar");
  }

  private static String lines(Function<Service, String> line) {
    return Stream.of(Service.values()).map(line).collect(Collectors.joining());
  }

  private static LayerEntry text(String path, String text) {
    return LayerEntry.File.of(path, 0644, text.getBytes(StandardCharsets.UTF_8));
  }
}
