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
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an answer, in each coding that they are sent in. Safe for use by several threads.
 */
final class Body {

  /** Smaller ones fit into one packet anyway. */
  private static final int LEAST_TO_GZIP = 512;

  private static final int GZIP_BUFFER = 16 * 1024;

  private final Buffer plain;
  private final Optional<String> tag;
  private final boolean isWorthGzip;

  /** Null until it is first wanted. */
  private volatile @Nullable Gzip gzip;

  private Body(Buffer plain, Optional<String> tag, boolean isWorthGzip) {
    this.plain = plain;
    this.tag = tag;
    this.isWorthGzip = isWorthGzip;
  }

  static Body plain(byte[] bytes) {
    return new Body(BufferInternal.buffer(Unpooled.wrappedBuffer(bytes)), Optional.empty(), false);
  }

  /** With its tag; it is gzipped when that is first wanted, and only once. */
  Body prepared() {
    byte[] bytes = plain.getBytes();
    return new Body(offHeap(bytes), Optional.of(tagOf(bytes)), bytes.length >= LEAST_TO_GZIP);
  }

  /** This, gzipped already. */
  Body gzippedNow() {
    gzip();
    return this;
  }

  /** To be sent as they are. */
  Buffer plain() {
    return plain;
  }

  /** Names the content, without its quotes; empty when not prepared. */
  Optional<String> tag() {
    return tag;
  }

  /** Whether clients that take gzip may be sent other bytes. */
  boolean isWorthGzip() {
    return isWorthGzip;
  }

  /** To be sent to clients that take gzip; empty when that is no less. */
  Optional<Buffer> gzip() {
    if (!isWorthGzip) {
      return Optional.empty();
    }
    Gzip made = gzip;
    if (made == null) {
      // two threads may both make it, and it is the same
      made = Gzip.of(plain.getBytes());
      gzip = made;
    }
    return made.smaller();
  }

  /** What gzip made of the bytes, if that is less. */
  private record Gzip(Optional<Buffer> smaller) {

    static Gzip of(byte[] bytes) {
      byte[] gzipped = gzipped(bytes);
      return new Gzip(
          gzipped.length < bytes.length ? Optional.of(offHeap(gzipped)) : Optional.empty());
    }
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
