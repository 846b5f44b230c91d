package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The server and its libraries, as they stand in the image.
 *
 * @param folder the image's {@code /app} while it is being made
 */
record Server(Path folder) {

  private static final String JAR = "start-point-server.jar";
  private static final String CACHE = "server.aot";
  private static final String MAIN = "org.cyberdojo.startpoint.server.Main";

  /**
   * What the training run and the image's containers share: the cache of classes fits no other
   * collector.
   */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-Xms12m",
          "-Xmn4m", // what a request leaves behind is small, and soon gone
          "-XX:TrimNativeHeapInterval=2000", // what the compiler has used goes back to the system
          "-Xss512k",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-Dio.netty.allocator.type=pooled",
          "-Dio.netty.allocator.maxOrder=2", // chunks of 32 KB
          "-Dio.netty.noUnsafe=false",
          "--sun-misc-unsafe-memory-access=allow", // Netty's; no warning at each start
          "-Dvertx.disableFileCPResolving=true",
          "-Dvertx.disableFileCaching=true");

  /** The server's jar in the folder where Maven made it. */
  static Path jarIn(Path target) {
    Path jar = target.resolve(JAR);
    if (Files.exists(jar)) {
      return jar;
    }
    throw new CannotMakeBaseException(
        "find the server's jar in " + target, "there is none", "package it first ('mvn package')");
  }

  /** Copies jar and libraries, without the names of their local variables. */
  static Server copiedInto(Path folder, Path target) throws IOException {
    Files.createDirectories(folder.resolve("lib"));
    SlimJar.copy(jarIn(target), folder.resolve(JAR));
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target.resolve("lib"), "*.jar")) {
      for (Path jar : jars) {
        SlimJar.copy(jar, folder.resolve("lib").resolve(jar.getFileName()));
      }
    }
    return new Server(folder);
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

  /** The name of the jar that the health check's program is in. */
  String probeJar() throws IOException {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(folder.resolve("lib"), "http-service-*.jar")) {
      for (Path jar : jars) {
        return jar.getFileName().toString();
      }
    }
    throw new CannotMakeBaseException(
        "find the health check's jar in " + folder,
        "there is no http-service",
        "package the server first");
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
