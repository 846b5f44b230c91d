package org.cyberdojo.runner.line;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.runner.content.TextContent;

/**
 * A container's standard output as a stream that ends after so many bytes, whatever the container
 * says. The first words on its standard error are kept for whoever must explain a failure.
 */
public final class SpokenOutput extends InputStream {

  private static final int MOST_COMPLAINT = 2048;

  private final Attachment attachment;
  private final byte[] complaint = new byte[MOST_COMPLAINT];

  private int complaintLength;
  private byte[] chunk = new byte[0];
  private int position;
  private long left;

  public SpokenOutput(Attachment attachment, long mostBytes) {
    this.attachment = attachment;
    this.left = mostBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = (int) Math.min(Math.min(length, chunk.length - position), left);
    System.arraycopy(chunk, position, into, offset, count);
    position += count;
    left -= count;
    return count;
  }

  private boolean hasMore() throws IOException {
    while (left > 0 && position == chunk.length) {
      Optional<Attachment.Said> said = attachment.read();
      if (said.isEmpty()) {
        return false;
      }
      hear(said.get());
    }
    return left > 0;
  }

  private void hear(Attachment.Said said) {
    switch (said.channel()) {
      case OUTPUT -> {
        chunk = said.bytes();
        position = 0;
      }
      case ERROR -> {
        int count = Math.min(said.bytes().length, MOST_COMPLAINT - complaintLength);
        System.arraycopy(said.bytes(), 0, complaint, complaintLength, count);
        complaintLength += count;
      }
    }
  }

  /** What the container said on its standard error so far, at most 2 KB. */
  public String complaint() {
    return TextContent.decode(Arrays.copyOf(complaint, complaintLength)).strip();
  }

  /**
   * Reads a line.
   *
   * @return without its end; empty when there is none, or it is longer than a line of ours can be
   */
  public Optional<String> readLine(int longest) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = read(); next >= 0 && line.length() <= longest; next = read()) {
      if (next == '\n') {
        return Optional.of(line.toString());
      }
      line.append((char) next);
    }
    return Optional.empty();
  }
}
