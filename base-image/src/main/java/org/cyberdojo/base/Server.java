package org.cyberdojo.base;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * The server and its libraries, as they stand in the image.
 *
 * @param folder the image's {@code /app} while it is being made
 */
record Server(Path folder) {

  private static final String JAR = "start-point-server.jar";
  private static final String CACHE = "server.aot";
  private static final String MAIN = "org.cyberdojo.startpoint.server.Main";

  /** The program of a health check, which is also in the jar of what it checks. */
  static final String PROBE = "org.cyberdojo.http.probe.HealthProbe";

  /** Where the image's health check finds it. */
  static final String PROBE_FOLDER = "probe";

  /**
   * What the training run and the image's containers share: the cache of classes fits no other
   * collector.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms12m",
          "-Xmn4m", // what a request leaves behind is small, and soon gone
          "-XX:CompileThresholdScaling=2", // compilers take processors from the start
          "-XX:TrimNativeHeapInterval=2000", // what the compiler has used goes back to the system
          "-Xss512k",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dio.netty.allocator.type=pooled",
          "-Dio.netty.allocator.maxOrder=2", // chunks of 32 KB
          "-Dio.netty.noUnsafe=false",
          "--sun-misc-unsafe-memory-access=allow", // Netty's; no warning at each start
          "-Dvertx.disableFileCPResolving=true",
          "-Dvertx.disableFileCaching=true",
          "-Dvertx.disableDnsResolver=true"); // it calls nobody

  /** The server's jar in the folder where Maven made it. */
  static Path jarIn(Path target) {
    Path jar = target.resolve(JAR);
    if (Files.exists(jar)) {
      return jar;
    }
    throw new CannotMakeBaseException(
        "find the server's jar in " + target, "there is none", "package it first ('mvn package')");
  }

  /** Copies the server and its libraries, as one jar, and the health check's program. */
  static Server copiedInto(Path folder, Path target) throws IOException {
    Files.createDirectories(folder);
    OneJar.of(
        Stream.concat(Stream.of(jarIn(target)), libraries(target).stream()).toList(),
        folder.resolve(JAR));
    copyProbe(folder);
    return new Server(folder);
  }

  private static List<Path> libraries(Path target) throws IOException {
    try (Stream<Path> files = Files.list(target.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  /** By itself: each check would read the large jar's table of contents. */
  private static void copyProbe(Path folder) throws IOException {
    String file = PROBE.replace('.', '/') + ".class";
    Path copy = folder.resolve(PROBE_FOLDER).resolve(file);
    Files.createDirectories(copy.getParent());
    try (ZipFile jar = new ZipFile(folder.resolve(JAR).toFile());
        InputStream bytes = jar.getInputStream(jar.getEntry(file))) {
      Files.copy(bytes, copy);
    }
  }

  void settle() throws IOException {
    Folders.settle(folder);
  }

  /** Runs the server once, for the JVM to write down the classes that it needs. */
  void train(JavaRuntime runtime, Path work) throws IOException {
    List<String> options = new ArrayList<>(FLAGS);
    options.addFirst("-XX:AOTCacheOutput=" + folder.resolve(CACHE));
    new TrainingLife(runtime.program(), options, folder.resolve(JAR), MAIN, work).live();
    if (!Files.exists(folder.resolve(CACHE))) {
      throw new CannotMakeBaseException(
          "make the cache of the server's classes", "Java wrote none", "use Java 25");
    }
  }

  /** The command line in the image. */
  List<String> commandIn(String javaHome, String app) {
    return Stream.of(
            Stream.of(javaHome + "/bin/java", "-XX:AOTCache=" + app + "/" + CACHE),
            FLAGS.stream(),
            Stream.of("-cp", app + "/" + JAR, MAIN))
        .flatMap(words -> words)
        .toList();
  }
}
