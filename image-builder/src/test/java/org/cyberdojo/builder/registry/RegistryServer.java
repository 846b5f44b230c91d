package org.cyberdojo.builder.registry;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.manifest.debian.DebianPackage;

/**
 * Debian's docker-registry on a port of the loopback interface, with its images in a folder. A
 * machine without it skips the test and says so.
 */
public final class RegistryServer implements AutoCloseable {

  /** A user of a registry with basic auth. */
  public static final String USER = "builder";

  /** That user's password. */
  public static final String PASSWORD = "s3cret-word";

  /** The password, as bcrypt hides it. */
  private static final String HTPASSWD =
      USER + ":$2y$05$abcdefghijklmnopqrstuuEpHRRKIlpAGo.iP7Bpa.htQEJMAAnRe\n";

  private static final Duration LONGEST_START = Duration.ofSeconds(30);

  private final Path folder;
  private final int port;
  private final Process process;

  private RegistryServer(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  /** A registry that anybody may use. */
  public static RegistryServer open(Path folder) throws IOException {
    return start(folder, List.of());
  }

  /** A registry that wants {@link #USER} and {@link #PASSWORD}. */
  public static RegistryServer withPassword(Path folder) throws IOException {
    return start(folder, auth(folder));
  }

  /**
   * A registry that wants the password too, over TLS with the certificate of {@link #authority}.
   */
  public static RegistryServer withPasswordOverTls(Path folder) throws IOException {
    makeCertificate(folder);
    List<String> lines = new ArrayList<>(auth(folder));
    lines.addAll(
        List.of(
            "  tls:",
            "    certificate: " + folder.resolve("registry.crt"),
            "    key: " + folder.resolve("registry.key")));
    return start(folder, lines);
  }

  private static List<String> auth(Path folder) throws IOException {
    Files.createDirectories(folder);
    Path file = Files.writeString(folder.resolve("htpasswd"), HTPASSWD);
    // the http section stays open for more lines
    return List.of("auth:", "  htpasswd:", "    realm: test", "    path: " + file);
  }

  private static RegistryServer start(Path folder, List<String> more) throws IOException {
    DebianPackage.need("docker-registry", "docker-registry");
    Files.createDirectories(folder);
    int port = freePort();
    Path config = Files.write(folder.resolve("config.yml"), config(folder, port, more));
    Process process =
        new ProcessBuilder("docker-registry", "serve", config.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("registry.log").toFile())
            .start();
    RegistryServer server = new RegistryServer(folder, port, process);
    server.awaitStart();
    return server;
  }

  private static List<String> config(Path folder, int port, List<String> more) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "version: 0.1",
                "log:",
                "  level: warn",
                "storage:",
                "  filesystem:",
                "    rootdirectory: " + content(folder)));
    more.stream().takeWhile(line -> !line.equals("  tls:")).forEach(lines::add);
    lines.addAll(List.of("http:", "  addr: 127.0.0.1:" + port, "  relativeurls: true"));
    more.stream().dropWhile(line -> !line.equals("  tls:")).forEach(lines::add);
    return lines;
  }

  private static void makeCertificate(Path folder) throws IOException {
    Files.createDirectories(folder);
    List<String> command =
        List.of("openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost".split(" "));
    List<String> words = new ArrayList<>(command);
    words.addAll(
        List.of(
            "-addext",
            "subjectAltName=DNS:localhost,IP:127.0.0.1",
            "-keyout",
            folder.resolve("registry.key").toString(),
            "-out",
            folder.resolve("registry.crt").toString()));
    Process openssl =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("openssl.log").toFile())
            .start();
    try {
      if (openssl.waitFor() != 0) {
        throw new AssertionError(Files.readString(folder.resolve("openssl.log")));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void awaitStart() throws IOException {
    Instant end = Instant.now().plus(LONGEST_START);
    while (!answers()) {
      if (!process.isAlive() || Instant.now().isAfter(end)) {
        String log = Files.readString(folder.resolve("registry.log"), StandardCharsets.UTF_8);
        close();
        throw new AssertionError("docker-registry did not start: " + log);
      }
      Thread.onSpinWait();
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  /** Where a registry of a folder keeps what was pushed to it. */
  public static Path content(Path folder) {
    return folder.resolve("images");
  }

  /** A port that nobody uses. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** {@code 127.0.0.1:port}. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  public int port() {
    return port;
  }

  /** The file of the certificate that its own is signed by. */
  public Path authority() {
    return folder.resolve("registry.crt");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
