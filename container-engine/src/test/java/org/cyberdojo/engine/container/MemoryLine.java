package org.cyberdojo.engine.container;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;

/** A line to a container in memory: our end, and the container's. */
final class MemoryLine implements Attachment {

  private static final int MOST_AT_ONCE = 64 << 10;

  private final Deque<byte[]> toContainer = new ArrayDeque<>();
  private final Deque<Said> said = new ArrayDeque<>();
  private boolean inputHasEnded;
  private boolean isClosed;
  private boolean hasEnded;

  @Override
  public synchronized void write(byte[] bytes) throws IOException {
    requireOpen();
    if (inputHasEnded || hasEnded) {
      throw new IOException("nobody takes input any more");
    }
    if (bytes.length > 0) {
      toContainer.add(bytes.clone());
      notifyAll();
    }
  }

  @Override
  public synchronized void endInput() throws IOException {
    requireOpen();
    inputHasEnded = true;
    notifyAll();
  }

  @Override
  public synchronized Optional<Said> read() throws IOException {
    while (said.isEmpty() && !isClosed && !hasEnded) {
      await();
    }
    requireOpen();
    return Optional.ofNullable(said.poll());
  }

  @Override
  public synchronized void close() {
    isClosed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return isClosed;
  }

  private void requireOpen() throws IOException {
    if (isClosed) {
      throw new IOException("the line is closed");
    }
  }

  /** The container has ended; what it said can still be read. */
  synchronized void end() {
    hasEnded = true;
    notifyAll();
  }

  private void await() throws IOException {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** The container's standard input. */
  InputStream input() {
    return new InputStream() {
      private byte[] bytes = {};
      private int position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (position == bytes.length) {
          Optional<byte[]> more = next();
          if (more.isEmpty()) {
            return -1;
          }
          bytes = more.get();
          position = 0;
        }
        int count = Math.min(length, bytes.length - position);
        System.arraycopy(bytes, position, into, offset, count);
        position += count;
        return count;
      }
    };
  }

  /** Empty at the end of the input, which comes also when our end hangs up. */
  private synchronized Optional<byte[]> next() throws IOException {
    while (toContainer.isEmpty() && !inputHasEnded && !isClosed && !hasEnded) {
      await();
    }
    if (hasEnded) {
      throw new EOFException("the container is gone");
    }
    return Optional.ofNullable(toContainer.poll());
  }

  /** The container's standard output. */
  OutputStream output() {
    return new Voice(Channel.OUTPUT);
  }

  /** The container's standard error. */
  OutputStream error() {
    return new Voice(Channel.ERROR);
  }

  private synchronized void say(Channel channel, byte[] bytes) throws IOException {
    if (hasEnded) {
      throw new IOException("the container is gone");
    }
    said.add(new Said(channel, bytes));
    notifyAll();
  }

  private final class Voice extends OutputStream {

    private final Channel channel;

    Voice(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int one) throws IOException {
      say(channel, new byte[] {(byte) one});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int from = 0; from < length; from += MOST_AT_ONCE) {
        int to = Math.min(length, from + MOST_AT_ONCE);
        say(channel, Arrays.copyOfRange(bytes, offset + from, offset + to));
      }
    }
  }
}
