package org.cyberdojo.engine.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.Set;
import java.util.UUID;

/**
 * A layer in a temporary file that has no name, so that nothing is left of it even after a {@code
 * kill -9}.
 */
public final class SpooledLayer implements Layer, AutoCloseable {

  private static final int BUFFER_BYTES = 64 * 1024;

  private final FileChannel file;
  private final DiffId diffId;
  private final long size;

  private SpooledLayer(FileChannel file, DiffId diffId, long size) {
    this.file = file;
    this.diffId = diffId;
    this.size = size;
  }

  /** Something that writes the bytes of a layer. */
  @FunctionalInterface
  interface Writer {
    void writeTo(OutputStream out) throws IOException;
  }

  static SpooledLayer of(Writer writer) throws IOException {
    FileChannel file = namelessFile();
    try {
      Sha256 sha256 = new Sha256();
      OutputStream out =
          new BufferedOutputStream(
              new DigestOutputStream(Channels.newOutputStream(file), sha256.digest()),
              BUFFER_BYTES);
      writer.writeTo(out);
      out.flush();
      return new SpooledLayer(file, sha256.diffId(), file.size());
    } catch (IOException | RuntimeException | Error e) {
      file.close();
      throw e;
    }
  }

  private static FileChannel namelessFile() throws IOException {
    Path path =
        Path.of(System.getProperty("java.io.tmpdir"), "cyber-dojo-layer-" + UUID.randomUUID());
    return FileChannel.open(
        path,
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            // on Linux the name is taken away as soon as the file is open
            StandardOpenOption.DELETE_ON_CLOSE),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
  }

  @Override
  public DiffId diffId() {
    return diffId;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public InputStream open() {
    return new InputStream() {
      private long position;

      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = file.read(ByteBuffer.wrap(bytes, offset, length), position);
        position += Math.max(count, 0);
        return count;
      }
    };
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
