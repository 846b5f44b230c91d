package org.cyberdojo.engine.container;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * A line to a container's input and output. One thread may write while another reads; closing it
 * from a third ends both with an {@link IOException}.
 */
public interface Attachment extends Closeable {

  /** Sends bytes to the container's input; waits while the container does not take them. */
  void write(byte[] bytes) throws IOException;

  /** Lets the container see the end of its input. What it says can still be read. */
  void endInput() throws IOException;

  /**
   * Waits for what the container says next.
   *
   * @return at most 64 KB of it; empty when the container said its last
   */
  Optional<Said> read() throws IOException;

  /** Where a container said something. */
  enum Channel {
    OUTPUT,
    ERROR
  }

  /**
   * Something that the container said.
   *
   * @param channel its standard output or standard error
   * @param bytes not empty; the receiver may keep the array
   */
  @SuppressWarnings("ArrayRecordComponent") // handed on once, never compared
  record Said(Channel channel, byte[] bytes) {}
}
