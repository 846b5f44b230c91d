package org.cyberdojo.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A client that sends exactly the bytes it is given, where a client library would tidy them up. */
final class RawConnection implements AutoCloseable {

  private final Socket socket;

  private RawConnection(Socket socket) {
    this.socket = socket;
  }

  static RawConnection to(HttpService service) {
    try {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), service.port());
      socket.setSoTimeout(10_000);
      return new RawConnection(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a text, a byte for each of its characters. */
  RawConnection send(String text) {
    return send(text.getBytes(ISO_8859_1));
  }

  RawConnection send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends as long as the other end takes it; whether it took everything. */
  boolean takes(String text) {
    try {
      send(text);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  RawConnection sendNoMore() {
    try {
      socket.shutdownOutput();
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One answer, by its Content-Length. */
  RawAnswer answer() {
    return readAnswer(false);
  }

  /** One answer to a HEAD request, which has no body. */
  RawAnswer answerToHead() {
    return readAnswer(true);
  }

  private RawAnswer readAnswer(boolean isHead) {
    try {
      String head = head();
      RawAnswer answer = RawAnswer.of(head);
      int length = isHead || answer.status() == 304 || answer.status() == 100 ? 0 : answer.length();
      return answer.with(socket.getInputStream().readNBytes(length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String head() throws IOException {
    var head = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!head.toString(ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed after '" + head.toString(ISO_8859_1) + "'");
      }
      head.write(next);
    }
    return head.toString(ISO_8859_1);
  }

  /** Everything that still comes until the other end closes. */
  String rest() {
    var rest = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(rest);
    } catch (SocketException e) {
      // reset: closed all the same
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rest.toString(ISO_8859_1);
  }

  /** Whether the other end closes within a time, having sent nothing more. */
  boolean isClosedWithin(Duration duration) {
    try {
      socket.setSoTimeout((int) duration.toMillis());
      return socket.getInputStream().read() < 0;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (SocketException e) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An answer as it came. */
  record RawAnswer(int status, String head, String body) {

    static RawAnswer of(String head) {
      return new RawAnswer(Integer.parseInt(head.split(" ")[1]), head, "");
    }

    RawAnswer with(byte[] content) {
      return new RawAnswer(status, head, new String(content, ISO_8859_1));
    }

    Optional<String> header(String name) {
      return head.lines()
          .filter(
              line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst();
    }

    int length() {
      return header("content-length").map(Integer::parseInt).orElse(0);
    }
  }
}
