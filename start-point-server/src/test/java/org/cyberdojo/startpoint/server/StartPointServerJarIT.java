package org.cyberdojo.startpoint.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it runs in a start-point image: alone, with its libraries beside it. */
class StartPointServerJarIT {

  private static final Duration MOST = Duration.ofSeconds(30);

  @TempDir Path folder;
  private int port;
  private Process process;

  @BeforeEach
  void writeFolder() throws IOException {
    write(StartPoints.exercise("Fizz Buzz"), folder.resolve("0"));
    write(StartPoints.exercise("Bowling"), folder.resolve("10"));
    Files.writeString(folder.resolve("image.type"), "exercises\n");
    Files.writeString(folder.resolve("shas.txt"), "0 \t x \t y\n");
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
  }

  @AfterEach
  void stop() {
    if (process != null) {
      process.destroyForcibly();
    }
  }

  @Test
  void serves_what_is_in_the_folder_with_the_settings_of_its_environment() throws Exception {
    start(Map.of("SHA", "ab".repeat(20), "ACCESS_LOG", "on"));
    assertThat(ask("/names")).endsWith("{\"names\":[\"Bowling\",\"Fizz Buzz\"]}");
    assertThat(ask("/sha")).endsWith("{\"sha\":\"" + "ab".repeat(20) + "\"}");
    process.toHandle().destroy();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .contains("\"path\":\"/names\",\"status\":200");
  }

  @Test
  void knows_the_commit_that_it_was_built_from() throws Exception {
    start(Map.of());
    assertThat(ask("/sha")).matches("(?s).*\\{\"sha\":\"([0-9a-f]{40})?\"}");
  }

  @Test
  void stops_within_a_second_though_an_idle_client_is_still_connected() throws Exception {
    start(Map.of());
    try (Socket idle = new Socket(InetAddress.getLoopbackAddress(), port)) {
      idle.getOutputStream().write("GET /alive HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      assertThat(idle.getInputStream().read()).isEqualTo('H');
      process.toHandle().destroy();
      assertThat(process.waitFor(1, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(process.exitValue()).isEqualTo(128 + 15);
    assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).isEmpty();
  }

  @Test
  void says_in_one_line_what_is_wrong() throws Exception {
    assertThat(errorOf(Map.of("PORT", "http")))
        .isEqualTo(
            "ERROR: Tried to use PORT 'http' but failed because it is no number from 0 to 65535\n");
    assertThat(errorOf(Map.of("IMAGE_TYPE", "novels")))
        .startsWith("ERROR: Tried to use IMAGE_TYPE 'novels'");
    Files.delete(folder.resolve("10/start-points/x/sha.txt"));
    assertThat(errorOf(Map.of()))
        .startsWith(
            "ERROR: Tried to read start-points/x/sha.txt but failed because it is not there")
        .hasLineCount(1);
  }

  private String errorOf(Map<String, String> environment) throws Exception {
    Process failing = launch(environment);
    assertThat(failing.waitFor(MOST.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(failing.exitValue()).isEqualTo(1);
    return new String(failing.getErrorStream().readAllBytes(), UTF_8);
  }

  private void start(Map<String, String> environment) throws Exception {
    process = launch(environment);
    long began = System.nanoTime();
    while (!isListening()) {
      assertThat(process.isAlive()).isTrue();
      assertThat(System.nanoTime() - began).isLessThan(MOST.toNanos());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  private Process launch(Map<String, String> environment) throws IOException {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            Path.of("target", "start-point-server.jar").toString(),
            folder.toString());
    builder.environment().keySet().removeAll(List.of("SHA", "IMAGE_TYPE", "JAVA_TOOL_OPTIONS"));
    builder.environment().put("PORT", Integer.toString(port));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private boolean isListening() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private String ask(String path) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(UTF_8));
      InputStream in = socket.getInputStream();
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  private static void write(FileTree tree, Path to) throws IOException {
    for (TreeEntry entry : tree.entries()) {
      Path file = to.resolve(entry.path());
      Files.createDirectories(file.getParent());
      Files.write(file, tree.read((TreeEntry.RegularFile) entry));
    }
  }
}
