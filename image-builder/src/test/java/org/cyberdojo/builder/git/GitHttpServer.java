package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;

/**
 * Serves the repositories in a folder over HTTP by git's own {@code git http-backend}, for tests.
 */
final class GitHttpServer implements AutoCloseable {

  private final HttpServer server;
  private final String scheme;
  private final Path root;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, String> passwords = new ConcurrentHashMap<>();
  private volatile boolean dumb;
  private volatile Optional<Answer> instead = Optional.empty();

  /** Answers in git's place. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private GitHttpServer(HttpServer server, String scheme, Path root) {
    this.server = server;
    this.scheme = scheme;
    this.root = root;
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::handle);
    server.start();
  }

  static GitHttpServer of(Path root) {
    try {
      return new GitHttpServer(HttpServer.create(loopback(), 0), "http", root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GitHttpServer of(Path root, SSLContext tls) {
    try {
      HttpsServer https = HttpsServer.create(loopback(), 0);
      https.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new GitHttpServer(https, "https", root);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String repository) {
    return url("", repository);
  }

  String url(String userInfo, String repository) {
    return scheme + "://" + userInfo + "localhost:" + port() + "/" + repository;
  }

  /** Only this user is served from now on. */
  GitHttpServer requiring(String user, String password) {
    passwords.put(user, password);
    return this;
  }

  /** Files are served as they are, without git. */
  GitHttpServer dumb() {
    dumb = true;
    return this;
  }

  GitHttpServer answering(Answer answer) {
    instead = Optional.of(answer);
    return this;
  }

  GitHttpServer answeringAsGit() {
    instead = Optional.empty();
    return this;
  }

  /** Method, path and query of every request, with git's command where there is one. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  long fetches() {
    return requests.stream().filter(request -> request.endsWith(" fetch")).count();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = body(exchange);
      String command = new String(body, ISO_8859_1).contains("command=fetch") ? " fetch" : "";
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + command);
      if (instead.isPresent()) {
        instead.get().to(exchange);
      } else if (!isAllowed(exchange)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"test\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (dumb) {
        file(exchange);
      } else {
        git(exchange, body);
      }
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException {
    boolean isGzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    InputStream in = exchange.getRequestBody();
    return isGzip ? new GZIPInputStream(in).readAllBytes() : in.readAllBytes();
  }

  private boolean isAllowed(HttpExchange exchange) {
    String given =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    return passwords.isEmpty()
        || passwords.entrySet().stream()
            .map(login -> login.getKey() + ":" + login.getValue())
            .map(login -> "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8)))
            .anyMatch(given::equals);
  }

  private void file(HttpExchange exchange) throws IOException {
    Path file = root.resolve(exchange.getRequestURI().getPath().substring(1));
    if (!Files.isRegularFile(file)) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    byte[] bytes = Files.readAllBytes(file);
    exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void git(HttpExchange exchange, byte[] body) throws IOException {
    URI uri = exchange.getRequestURI();
    ProcessBuilder builder = new ProcessBuilder("git", "http-backend");
    Map<String, String> environment = builder.environment();
    environment.put("GIT_PROJECT_ROOT", root.toString());
    environment.put("GIT_HTTP_EXPORT_ALL", "1");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("PATH_INFO", uri.getPath());
    environment.put("QUERY_STRING", Optional.ofNullable(uri.getQuery()).orElse(""));
    environment.put("REQUEST_METHOD", exchange.getRequestMethod());
    environment.put("CONTENT_LENGTH", String.valueOf(body.length));
    header(exchange, "Content-Type").ifPresent(type -> environment.put("CONTENT_TYPE", type));
    header(exchange, "Git-Protocol").ifPresent(version -> environment.put("GIT_PROTOCOL", version));
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(body);
    } catch (IOException e) {
      // a backend that refuses does not read
    }
    answer(exchange, process.getInputStream().readAllBytes());
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static void answer(HttpExchange exchange, byte[] output) throws IOException {
    String text = new String(output, ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    int status = 200;
    for (String line : text.substring(0, end).split("\r\n")) {
      String[] header = line.split(": ", 2);
      if (header[0].equals("Status")) {
        status = Integer.parseInt(header[1].substring(0, 3));
      } else {
        exchange.getResponseHeaders().add(header[0], header[1]);
      }
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.write(output, end + 4, output.length - end - 4);
    exchange.sendResponseHeaders(status, body.size() == 0 ? -1 : body.size());
    body.writeTo(exchange.getResponseBody());
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
