package org.cyberdojo.builder.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Stands before a registry, hands everything on, and breaks what it is told to break. */
public final class FaultyProxy implements AutoCloseable {

  private static final int TLS_GREETING = 0x16;

  private static final Set<String> NOT_HANDED_ON =
      Set.of(
          "host",
          "connection",
          "content-length",
          "transfer-encoding",
          "expect",
          "upgrade",
          "http2-settings");

  private final HttpServer server;
  private final ServerSocket front;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client = HttpClient.newHttpClient();
  private final String target;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile Function<String, Optional<Fault>> faults = _ -> Optional.empty();

  /**
   * What a request gets instead of an answer of the registry.
   *
   * @param status 0 to break the connection off
   * @param delay before that; with status -1 the request is handed on after it
   */
  public record Fault(int status, Duration delay) {

    public static Fault status(int status) {
      return new Fault(status, Duration.ZERO);
    }

    public static Fault brokenOff() {
      return new Fault(0, Duration.ZERO);
    }

    public static Fault slow(Duration delay) {
      return new Fault(-1, delay);
    }
  }

  private FaultyProxy(HttpServer server, ServerSocket front, String target) {
    this.server = server;
    this.front = front;
    this.target = target;
  }

  /** A proxy that stands before a registry without TLS. */
  public static FaultyProxy before(RegistryServer registry) throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 50);
    ServerSocket front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    FaultyProxy proxy = new FaultyProxy(server, front, "http://" + registry.host());
    server.setExecutor(proxy.threads);
    server.createContext("/", proxy::handle);
    server.start();
    proxy.threads.submit(proxy::accept);
    return proxy;
  }

  /** {@code 127.0.0.1:port}. */
  public String host() {
    return "127.0.0.1:" + front.getLocalPort();
  }

  /** Asked of each request, {@code PUT /v2/name/manifests/tag}, before it is handed on. */
  public void breaks(Function<String, Optional<Fault>> chosen) {
    faults = chosen;
  }

  /** Every request so far, with what came of it: {@code 201 PUT /v2/name/manifests/tag}. */
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private Object accept() throws IOException {
    while (!front.isClosed()) {
      Socket client = front.accept();
      threads.submit(() -> connect(client));
    }
    return front;
  }

  /** Hangs up on who speaks TLS: the server behind would wait for the end of a line. */
  private Object connect(Socket client) throws IOException {
    try (client;
        Socket behind =
            new Socket(server.getAddress().getAddress(), server.getAddress().getPort())) {
      int first = client.getInputStream().read();
      if (first < 0 || first == TLS_GREETING) {
        return client;
      }
      behind.getOutputStream().write(first);
      Future<?> answers =
          threads.submit(() -> copied(behind.getInputStream(), client.getOutputStream(), client));
      copied(client.getInputStream(), behind.getOutputStream(), behind);
      answers.get();
    } catch (InterruptedException | ExecutionException e) {
      // the connection is over either way
    }
    return client;
  }

  private static Object copied(InputStream from, OutputStream to, Socket end) throws IOException {
    try {
      from.transferTo(to);
    } catch (IOException e) {
      // one of them hung up
    } finally {
      end.close();
    }
    return end;
  }

  private void handle(HttpExchange exchange) throws IOException {
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    byte[] body = exchange.getRequestBody().readAllBytes();
    try {
      Optional<Fault> fault = faults.apply(request);
      if (fault.isPresent() && fault.get().status() >= 0) {
        requests.add(fault.get().status() + " " + request);
        fail(exchange, fault.get());
        return;
      }
      if (fault.isPresent()) {
        Thread.sleep(fault.get().delay());
      }
      handOn(exchange, request, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static void fail(HttpExchange exchange, Fault fault) throws IOException {
    // an answer that is promised and does not come breaks the connection off
    exchange.sendResponseHeaders(
        fault.status() > 0 ? fault.status() : 200, fault.status() > 0 ? -1 : 10);
  }

  private void handOn(HttpExchange exchange, String request, byte[] body)
      throws IOException, InterruptedException {
    HttpRequest.Builder onward =
        HttpRequest.newBuilder(URI.create(target + exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    exchange.getRequestHeaders().entrySet().stream()
        .filter(header -> !NOT_HANDED_ON.contains(header.getKey().toLowerCase()))
        .forEach(
            header -> header.getValue().forEach(value -> onward.header(header.getKey(), value)));
    HttpResponse<byte[]> answer =
        client.send(onward.build(), HttpResponse.BodyHandlers.ofByteArray());
    requests.add(answer.statusCode() + " " + request);
    answer.headers().map().entrySet().stream()
        .filter(header -> !NOT_HANDED_ON.contains(header.getKey().toLowerCase()))
        .forEach(header -> exchange.getResponseHeaders().put(header.getKey(), header.getValue()));
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (isHead) {
      answer
          .headers()
          .firstValue("content-length")
          .ifPresent(length -> exchange.getResponseHeaders().set("Content-Length", length));
    }
    exchange.sendResponseHeaders(
        answer.statusCode(), isHead || answer.body().length == 0 ? -1 : answer.body().length);
    if (!isHead) {
      exchange.getResponseBody().write(answer.body());
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.stop(0);
    threads.shutdownNow();
    client.close();
  }
}
