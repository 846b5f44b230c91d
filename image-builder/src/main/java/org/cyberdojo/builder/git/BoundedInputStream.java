package org.cyberdojo.builder.git;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** A stream that fails once it has given more bytes, or taken more time, than it may. */
final class BoundedInputStream extends FilterInputStream {

  private final long most;
  private final Duration longest;
  private final long start = System.nanoTime();
  private long given;

  BoundedInputStream(InputStream in, long most, Duration longest) {
    super(in);
    this.most = most;
    this.longest = longest;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? 0 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(Math.max(read, 0));
    return read;
  }

  private void count(int bytes) throws IOException {
    given += bytes;
    if (given > most) {
      throw new RefusedException("the remote sent more than " + most + " bytes");
    }
    if (System.nanoTime() - start > longest.toNanos()) {
      throw new RefusedException("the remote took longer than " + longest.toSeconds() + " s");
    }
  }
}
