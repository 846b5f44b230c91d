package org.cyberdojo.http;

import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.Deflater;
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

  private static final int TAG_DIGITS = 32;

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
    try (var gzip =
        new GZIPOutputStream(out) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String tagOf(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest).substring(0, TAG_DIGITS);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
