package org.cyberdojo.gate.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.cyberdojo.manifest.debian.DebianPackage;

/**
 * A real PostgreSQL of our own, with its own folder and port. The server does not run as root:
 * where a test does, it runs as the user {@code postgres} that Debian's package brings.
 */
final class Postgres implements AutoCloseable {

  private static final int SECONDS = 120;

  private final Path bin;
  private final Path folder;
  private final int port;

  private Postgres(Path bin, Path folder, int port) {
    this.bin = bin;
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a server; skips the test, and says so, where there is none and none can be installed.
   */
  static Postgres start() throws IOException, InterruptedException {
    DebianPackage.need("pg_ctlcluster", "postgresql");
    Path folder = Files.createTempDirectory("gate-postgres");
    Postgres postgres = new Postgres(bin(), folder, freePort());
    postgres.own();
    postgres.run(
        "initdb",
        "--no-sync",
        "--auth=trust",
        "--username=gate",
        "--encoding=UTF8",
        "-D",
        postgres.data());
    postgres.up();
    return postgres;
  }

  /** Its programs, which Debian keeps off the search path. */
  private static Path bin() throws IOException {
    try (Stream<Path> found = Files.list(Path.of("/usr/lib/postgresql"))) {
      return found
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  /** An empty database, and its JDBC url. */
  String newDatabase(String name) throws SQLException {
    try (var connection = DriverManager.getConnection(url("postgres"));
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return url(name);
  }

  private String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=gate";
  }

  /** Ends the server as a power cut would: nothing is flushed, nothing is tidied. */
  void crash() throws IOException, InterruptedException {
    run("pg_ctl", "stop", "-m", "immediate", "-D", data());
  }

  /** Starts the server, which recovers what it has to. */
  void up() throws IOException, InterruptedException {
    String options =
        "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories='" + folder + "'";
    run(
        "pg_ctl",
        "start",
        "-w",
        "-t",
        "60",
        "-D",
        data(),
        "-l",
        folder.resolve("log").toString(),
        "-o",
        options);
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("pg_ctl", "stop", "-m", "immediate", "-D", data());
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private void own() throws IOException, InterruptedException {
    if (isRoot()) {
      execute(List.of("chown", "postgres", folder.toString()));
    }
  }

  private void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(bin.resolve(program).toString());
    command.addAll(List.of(arguments));
    execute(command);
  }

  private void execute(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile("gate-postgres", ".log");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
    String said = Files.readString(log);
    Files.delete(log);
    if (!ended || process.exitValue() != 0) {
      throw new IOException(String.join(" ", command) + " failed: " + said);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
