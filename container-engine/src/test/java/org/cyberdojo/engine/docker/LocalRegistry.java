package org.cyberdojo.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.manifest.debian.DebianPackage;

/** A registry on a loopback port that lets in {@code me} with the password {@code s3cret}. */
final class LocalRegistry implements AutoCloseable {

  private static final String PASSWORD_LINE =
      "me:$2b$04$Mh5lCQdxpm6CifriNEEGuulPhzfPnDyVuSZBfKB3W1vaLlwl3rZvu";

  private final Process process;
  private final int port;

  private LocalRegistry(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts one; the test is skipped where Debian's docker-registry can neither be found nor be
   * installed.
   */
  static LocalRegistry start(Path folder) throws IOException, InterruptedException {
    DebianPackage.need("docker-registry", "docker-registry");
    int port = freePort();
    Path passwords = Files.writeString(folder.resolve("htpasswd"), PASSWORD_LINE + "\n");
    Path config =
        Files.writeString(
            folder.resolve("config.yml"),
            """
            version: 0.1
            storage: {filesystem: {rootdirectory: "%s"}}
            http: {addr: "127.0.0.1:%d"}
            auth: {htpasswd: {realm: test, path: "%s"}}
            """
                .formatted(folder.resolve("data"), port, passwords));
    Process process =
        new ProcessBuilder(List.of("/usr/bin/docker-registry", "serve", config.toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    LocalRegistry registry = new LocalRegistry(process, port);
    registry.awaitListening();
    return registry;
  }

  /** {@code host:port}, as it stands in an image's name. */
  String host() {
    return "127.0.0.1:" + port;
  }

  private void awaitListening() throws InterruptedException {
    Instant limit = Instant.now().plus(Duration.ofSeconds(20));
    while (!isListening()) {
      assertThat(process.waitFor(20, TimeUnit.MILLISECONDS)).as("the registry ended").isFalse();
      assertThat(Instant.now()).isBefore(limit);
    }
  }

  private boolean isListening() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
