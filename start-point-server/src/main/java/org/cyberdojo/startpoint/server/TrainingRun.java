package org.cyberdojo.startpoint.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One short life of the server, for the JVM to see which classes it needs: {@code java
 * -XX:AOTCacheOutput=server.aot -cp start-point-server.jar
 * org.cyberdojo.startpoint.server.TrainingRun} writes a cache that makes {@code java
 * -XX:AOTCache=server.aot -jar start-point-server.jar} start faster, see <a
 * href="https://openjdk.org/jeps/514">JEP 514</a>.
 */
public final class TrainingRun {

  private static final List<String> REQUESTS =
      List.of(
          get("/alive"),
          get("/ready?"),
          get("/sha"),
          get("/names"),
          get("/manifests", "Accept-Encoding: gzip"),
          get("/image_names", "If-None-Match: *"),
          get("/metrics"),
          get("/nothing"),
          withBody("/manifest", "{\"name\":\"C (gcc), assert\"}"),
          withBody("/manifest", "{\"name\":\"unknown\"}"),
          withBody("/manifest", "malformed"));

  private TrainingRun() {}

  public static void main(String[] args) throws IOException {
    Path folder = Files.createTempDirectory("start-points");
    try {
      writeStartPoint(folder);
      StartPointServer server = Main.serve(folder, Map.of("IMAGE_TYPE", "languages", "PORT", "0"));
      for (String request : REQUESTS) {
        ask(server.port(), request);
      }
    } finally {
      delete(folder);
    }
    System.exit(0);
  }

  private static void writeStartPoint(Path folder) throws IOException {
    write(folder, "0/docker/image_name.json", "{\"image_name\":\"ghcr.io/org/gcc_assert\"}");
    write(
        folder,
        "0/start_point/manifest.json",
        """
        {"display_name":"C (gcc), assert", "visible_filenames":["hiker.c","cyber-dojo.sh"],
         "filename_extension":".c", "rag_lambda":"red_amber_green.rb", "max_seconds":10}
        """);
    write(folder, "0/start_point/hiker.c", "int answer(void)\n{\n    return 6 * 9;\n}\n");
    write(folder, "0/start_point/cyber-dojo.sh", "make test\n".repeat(100));
    write(
        folder,
        "0/start_point/red_amber_green.rb",
        "lambda { |_stdout, _stderr, _status| :red }\n");
    write(folder, "0/start_point/sha.txt", "0123456789".repeat(4) + "\n");
    write(folder, "0/start_point/url.txt", "https://github.com/org/gcc-assert\n");
  }

  private static void write(Path folder, String path, String content) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private static String get(String path, String... headers) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%s\r\n"
        .formatted(
            path,
            Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining()));
  }

  private static String withBody(String path, String body) {
    return get(path, "Content-Length: " + body.length()) + body;
  }

  private static void ask(int port, String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write(request.getBytes(UTF_8));
      socket.getInputStream().readAllBytes();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
