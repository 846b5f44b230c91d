package org.cyberdojo.engine.docker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.EngineUnreachableException;

/**
 * The engine's socket itself, for the one call that docker-java cannot make: a line to a container
 * whose input can be ended while its output is still read.
 *
 * <p>The call is an HTTP request that turns the connection into a raw stream, as <a
 * href="https://docs.docker.com/reference/api/engine/version/v1.41/#tag/Container/operation/ContainerAttach">the
 * engine's API</a> has it. Both directions of the line are blocking, and park a virtual thread.
 */
final class EngineSocket {

  private static final int LONGEST_ANSWER = 8192;
  private static final String END_OF_HEAD = "\r\n\r\n";

  private final EngineAddress address;

  EngineSocket(EngineAddress address) {
    this.address = address;
  }

  Attachment attach(ContainerId container) {
    String tried = "attach to container " + container;
    if (address.tls().isPresent()) {
      throw new EngineRefusedException(tried, "that is not supported over TLS");
    }
    try {
      return open(tried, container);
    } catch (IOException e) {
      throw new EngineUnreachableException(
          tried, String.valueOf(e.getMessage()), "look whether the engine is running", e);
    }
  }

  private Attachment open(String tried, ContainerId container) throws IOException {
    SocketChannel channel = connect();
    boolean isOpen = false;
    try {
      send(channel, container);
      requireStream(tried, answer(channel));
      isOpen = true;
      return new AttachedSocket(channel);
    } finally {
      if (!isOpen) {
        channel.close();
      }
    }
  }

  private SocketChannel connect() throws IOException {
    URI uri = address.uri();
    return address.isUnix()
        ? SocketChannel.open(UnixDomainSocketAddress.of(uri.getPath()))
        : SocketChannel.open(new InetSocketAddress(uri.getHost(), uri.getPort()));
  }

  private static void send(SocketChannel channel, ContainerId container) throws IOException {
    String request =
        "POST /containers/"
            + container.text()
            + "/attach?stream=1&stdin=1&stdout=1&stderr=1 HTTP/1.1\r\n"
            + "Host: engine\r\n"
            + "Connection: Upgrade\r\n"
            + "Upgrade: tcp\r\n"
            + "Content-Length: 0"
            + END_OF_HEAD;
    ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads the head of the answer, byte by byte: what follows it belongs to the stream. */
  private static String answer(SocketChannel channel) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    ByteBuffer one = ByteBuffer.allocate(1);
    while (channel.read(one.clear()) > 0) {
      head.write(one.get(0));
      String text = head.toString(StandardCharsets.US_ASCII);
      if (text.endsWith(END_OF_HEAD)) {
        return text;
      }
      if (head.size() > LONGEST_ANSWER) {
        break;
      }
    }
    throw new IOException("the engine's answer has no end");
  }

  private static void requireStream(String tried, String answer) {
    String line = answer.lines().findFirst().orElse("");
    String[] words = line.split(" ", -1);
    boolean isStream = words.length > 1 && (words[1].equals("101") || words[1].equals("200"));
    if (!isStream) {
      throw new EngineRefusedException(tried, "the engine answered '" + line + "'");
    }
  }
}
