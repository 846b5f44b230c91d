package org.cyberdojo.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;
import java.util.zip.GZIPOutputStream;

/**
 * The bytes of an answer, in each coding that they are ready in.
 *
 * @param plain to be sent as they are
 * @param gzip to be sent to clients that take gzip; empty when not prepared, or not smaller
 * @param tag that names the content, without its quotes; empty when not prepared
 */
record Body(Buffer plain, Optional<Buffer> gzip, Optional<String> tag) {

  /** Smaller ones fit into one packet anyway. */
  private static final int LEAST_TO_GZIP = 512;

  private static final int GZIP_BUFFER = 16 * 1024;

  static Body plain(byte[] bytes) {
    return new Body(
        BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)), Optional.empty(), Optional.empty());
  }

  /** With all that is worth computing once. */
  Body prepared() {
    byte[] bytes = plain.getBytes();
    return new Body(
        offHeap(bytes),
        Optional.of(bytes)
            .filter(all -> all.length >= LEAST_TO_GZIP)
            .map(Body::gzipped)
            .filter(small -> small.length < bytes.length)
            .map(Body::offHeap),
        Optional.of(tagOf(bytes)));
  }

  // what is on the heap is copied each time it is sent
  private static Buffer offHeap(byte[] bytes) {
    ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    return BufferInternal.buffer(Unpooled.wrappedBuffer(direct.asReadOnlyBuffer()));
  }

  private static byte[] gzipped(byte[] bytes) {
    var out = new ByteArrayOutputStream(bytes.length / 4);
    try (var gzip = new GZIPOutputStream(out, GZIP_BUFFER)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /**
   * Two checksums and the length: they need only tell one version from the next, and take no time
   * even before anything is compiled.
   */
  private static String tagOf(byte[] bytes) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(checksum(new CRC32(), bytes))
        + hex.toHexDigits(checksum(new CRC32C(), bytes))
        + hex.toHexDigits(bytes.length);
  }

  private static int checksum(Checksum checksum, byte[] bytes) {
    checksum.update(bytes);
    return (int) checksum.getValue();
  }
}
