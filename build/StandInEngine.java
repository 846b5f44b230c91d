import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Stands in for a container engine while commands are trained: it answers as one that has no image at first, takes every one,
 * and keeps nothing. A build needs no engine, and what a command does with one is most of its work.
 */
final class StandInEngine implements AutoCloseable {

  private static final String IMAGE =
      """
      {"Id":"sha256:%1$s","RepoTags":["org/name:latest"],"RepoDigests":[],"Parent":"","Created":"2026-01-01T00:00:00.5Z",\
      "Architecture":"amd64","Os":"linux","Size":1,"GraphDriver":{"Data":{"MergedDir":"/x"},"Name":"overlay2"},\
      "Config":{"Hostname":"","Env":["PATH=/usr/bin","PORT=4524"],"Cmd":["a"],"ExposedPorts":{"4524/tcp":{}},"Labels":{"a":"b"}},\
      "RootFS":{"Type":"layers","Layers":["sha256:%1$s"]}}"""
          .formatted("a".repeat(64));
  private static final String LIST =
      "[{\"Id\":\"sha256:%s\",\"RepoTags\":[\"org/name:latest\"],\"Created\":1,\"Labels\":{\"a\":\"b\"}}]".formatted("a".repeat(64));

  private final Path socket;
  private final ServerSocketChannel server;
  private final Set<String> asked = new HashSet<>();

  private StandInEngine(Path socket, ServerSocketChannel server) {
    this.socket = socket;
    this.server = server;
  }

  /** Answers at a socket until it is closed. */
  static StandInEngine at(Path socket) throws IOException {
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(socket));
    StandInEngine engine = new StandInEngine(socket, server);
    Thread.ofVirtual().start(engine::serve);
    return engine;
  }

  private void serve() {
    try {
      while (true) {
        SocketChannel line = server.accept();
        Thread.ofVirtual().start(() -> answer(line));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void answer(SocketChannel line) {
    try (line) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(line));
      for (String request = line(in); !request.isEmpty(); request = line(in)) {
        boolean isChunked = false;
        long length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          String lower = header.toLowerCase(Locale.ROOT);
          isChunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
          length = lower.startsWith("content-length:") ? Long.parseLong(lower.substring(15).strip()) : length;
        }
        if (isChunked) {
          skipChunks(in);
        } else {
          in.skipNBytes(length);
        }
        ByteBuffer reply = ByteBuffer.wrap(reply(request.split(" ")[1]).getBytes(StandardCharsets.UTF_8));
        while (reply.hasRemaining()) {
          line.write(reply);
        }
      }
    } catch (IOException e) {
      // the command has gone
    }
  }

  private synchronized String reply(String path) {
    if (path.contains("/images/load")) {
      String item = "{\"stream\":\"Loaded image: org/name:latest\\n\"}\r\n";
      return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
          + Integer.toHexString(item.length()) + "\r\n" + item + "\r\n0\r\n\r\n";
    }
    if (path.contains("/containers/create")) {
      return whole("201 Created", "{\"Id\":\"%s\",\"Warnings\":[]}".formatted("b".repeat(64)));
    }
    if (path.contains("/containers/json")) {
      return whole("200 OK", "[]");
    }
    if (path.contains("/images/json")) {
      return whole("200 OK", LIST);
    }
    if (path.endsWith("/json")) {
      return asked.add(path) ? whole("404 Not Found", "{\"message\":\"No such image: x\"}") : whole("200 OK", IMAGE);
    }
    return whole("200 OK", "{}");
  }

  private static String whole(String status, String json) {
    return "HTTP/1.1 %s\r\nApi-Version: 1.41\r\nContent-Type: application/json\r\nDocker-Experimental: false\r\nOstype: linux\r\nServer: x\r\nContent-Length: %d\r\n\r\n%s"
        .formatted(status, json.length(), json);
  }

  private static void skipChunks(InputStream in) throws IOException {
    int size;
    do {
      size = Integer.parseInt(line(in), 16);
      in.skipNBytes(size);
      line(in);
    } while (size > 0);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
    Files.deleteIfExists(socket);
  }
}
