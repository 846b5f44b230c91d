package org.cyberdojo.http.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Asks the service of this container for {@code /ready}, for an image's {@code HEALTHCHECK} where
 * there is neither shell nor curl. Ends with status 0 if it answers 200, with 1 otherwise.
 *
 * <p>The port is the environment's {@code PORT}. It is asked each half minute for as long as the
 * container lives, so it uses as few classes as it can: no regular expression, no stream, no
 * lambda.
 */
public final class HealthProbe {

  private static final int TIMEOUT_MS = 2_000;
  private static final String OK = "HTTP/1.1 200";

  private HealthProbe() {}

  public static void main(String[] args) {
    System.exit(isReady(System.getenv("PORT")) ? 0 : 1);
  }

  static boolean isReady(@Nullable String port) {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout(TIMEOUT_MS);
      socket.connect(
          new InetSocketAddress(
              InetAddress.getLoopbackAddress(), Integer.parseInt(String.valueOf(port))),
          TIMEOUT_MS);
      socket
          .getOutputStream()
          .write(
              "GET /ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      InputStream answer = socket.getInputStream();
      return OK.equals(new String(answer.readNBytes(OK.length()), StandardCharsets.US_ASCII));
    } catch (IOException | IllegalArgumentException e) {
      return false; // whatever it is, the service does not answer
    }
  }
}
