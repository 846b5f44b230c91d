package org.cyberdojo.base;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.serving.KeptStartPoints;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FolderStamp;
import org.cyberdojo.manifest.tree.FolderTree;

/**
 * One short life of the server: it starts on a start-point, is asked, and is ended by SIGTERM, as
 * in a container.
 *
 * @param java the program
 * @param options before the class path
 * @param jar the class path
 * @param main the class
 * @param work a folder for its start-point and its words
 */
record TrainingLife(Path java, List<String> options, Path jar, String main, Path work) {

  private static final Duration MOST_TO_START = Duration.ofSeconds(60);
  private static final Duration MOST_TO_END = Duration.ofMinutes(3);

  /**
   * What the server is asked: what every deployment asks right after the start. Each class that is
   * needed only later makes the image larger, and no start faster.
   */
  private static final List<String> PATHS = List.of("/ready", "/names", "/manifests");

  /** Of the server and of its start-point. */
  private static final String COMMIT = "0123456789".repeat(4);

  private static final String FIX = "look at its words in ";

  void live() throws IOException {
    Folders.delete(work);
    Path startPoint = writeStartPoint();
    int port = freePort();
    Path words = work.resolve("server.log");
    Process server = start(startPoint, port, words);
    try {
      awaitReady(server, port, words);
      for (String path : PATHS) {
        ask(port, path);
      }
      server.destroy();
      if (!server.waitFor(MOST_TO_END.toSeconds(), TimeUnit.SECONDS)) {
        throw failed(
            "it did not end within " + MOST_TO_END.toSeconds() + " s after SIGTERM", words);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed("it was interrupted", words);
    } finally {
      server.destroyForcibly();
    }
  }

  private Process start(Path startPoint, int port, Path words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(options);
    command.addAll(List.of("-cp", jar.toString(), main, startPoint.toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("IMAGE_TYPE", "languages");
    builder.environment().put("PORT", String.valueOf(port));
    builder.environment().put("SHA", COMMIT);
    builder.environment().put("LANG", "C.UTF-8");
    builder.environment().remove("JDK_JAVA_OPTIONS");
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    return builder.redirectErrorStream(true).redirectOutput(words.toFile()).start();
  }

  private void awaitReady(Process server, int port, Path words) throws InterruptedException {
    Instant limit = Instant.now().plus(MOST_TO_START);
    while (!isReady(port)) {
      if (server.waitFor(20, TimeUnit.MILLISECONDS) || Instant.now().isAfter(limit)) {
        throw failed("it did not start", words);
      }
    }
  }

  private static boolean isReady(int port) {
    try {
      return ask(port, "/ready") == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static int ask(int port, String path) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) URI.create("http://127.0.0.1:" + port + path).toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", "gzip");
    connection.setReadTimeout((int) MOST_TO_START.toMillis());
    int status = connection.getResponseCode();
    connection.disconnect();
    return status;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Path writeStartPoint() throws IOException {
    Path folder = work.resolve("repos");
    write(folder.resolve("image.type"), "languages");
    Path repository = folder.resolve("0");
    write(
        repository.resolve("docker/image_name.json"),
        "{\"image_name\":\"ghcr.io/org/gcc_assert\"}");
    Path startPoint = repository.resolve("start_point");
    write(
        startPoint.resolve("manifest.json"),
        """
        {"display_name":"C (gcc), assert", "visible_filenames":["hiker.c","cyber-dojo.sh"],
         "filename_extension":".c", "rag_lambda":"red_amber_green.rb", "max_seconds":10}
        """);
    write(startPoint.resolve("hiker.c"), "int answer(void)\n{\n    return 6 * 9;\n}\n");
    write(startPoint.resolve("cyber-dojo.sh"), "make test\n");
    write(
        startPoint.resolve("red_amber_green.rb"), "lambda { |_stdout, _stderr, _status| :red }\n");
    write(startPoint.resolve("sha.txt"), COMMIT + "\n");
    write(startPoint.resolve("url.txt"), "https://github.com/org/gcc-assert\n");
    keep(folder, repository);
    return folder;
  }

  /** As create does: an image's server reads what is kept, and seldom the files themselves. */
  private static void keep(Path folder, Path repository) throws IOException {
    ServedStartPoints startPoints =
        ServedStartPoints.load(StartPointType.LANGUAGES, List.of(FolderTree.of(repository)));
    FolderStamp stamp = FolderStamp.of(folder, KeptStartPoints.FILENAME);
    Files.write(
        folder.resolve(KeptStartPoints.FILENAME),
        KeptStartPoints.bytes(startPoints, stamp, CommitSha.of(COMMIT)));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private CannotMakeBaseException failed(String reason, Path words) {
    return new CannotMakeBaseException(
        "run the server for the cache of its classes", reason, FIX + words);
  }
}
