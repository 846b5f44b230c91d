package org.cyberdojo.engine.docker;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import org.cyberdojo.engine.container.Attachment;

/**
 * A line to a container. What the container says comes in frames: one byte for the channel, three
 * unused, four for the length of what follows, most significant first.
 */
final class AttachedSocket implements Attachment {

  private static final int HEADER = 8;
  private static final int MOST_AT_ONCE = 64 * 1024;
  private static final byte ERROR = 2;

  private final SocketChannel channel;
  private final ByteBuffer header = ByteBuffer.allocate(HEADER);

  private Channel speaking = Channel.OUTPUT;
  private long leftOfFrame;

  AttachedSocket(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  @Override
  public void endInput() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public Optional<Said> read() throws IOException {
    while (leftOfFrame == 0) {
      if (!readHeader()) {
        return Optional.empty();
      }
    }
    ByteBuffer some = ByteBuffer.allocate((int) Math.min(leftOfFrame, MOST_AT_ONCE));
    if (channel.read(some) < 0) {
      throw new EOFException("the engine broke off in the middle of a frame");
    }
    leftOfFrame -= some.position();
    byte[] bytes = new byte[some.position()];
    some.flip().get(bytes);
    return Optional.of(new Said(speaking, bytes));
  }

  private boolean readHeader() throws IOException {
    header.clear();
    while (header.hasRemaining()) {
      if (channel.read(header) < 0) {
        return false;
      }
    }
    speaking = header.get(0) == ERROR ? Channel.ERROR : Channel.OUTPUT;
    leftOfFrame = Integer.toUnsignedLong(header.getInt(4));
    return true;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
