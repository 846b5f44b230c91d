package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.attributes.Attributes;

/**
 * What Git LFS commits in place of a large file.
 *
 * @see <a href="https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md">the pointer's
 *     specification</a>
 */
final class LfsPointer {

  private static final String VERSION = "version https://git-lfs.github.com/spec/v1\n";
  private static final int MOST_POINTER_BYTES = 1024;

  private LfsPointer() {}

  /** Whether a file's attributes give it to LFS. */
  static boolean isWanted(Attributes attributes) {
    return "lfs".equals(attributes.getValue("filter"));
  }

  /**
   * The pointer to a file's content; a content that is empty, or a pointer itself, stays what it
   * is.
   */
  static byte[] of(InputStream content, long length) throws IOException {
    byte[] start = content.readNBytes(MOST_POINTER_BYTES);
    boolean isPointer =
        length < MOST_POINTER_BYTES && new String(start, US_ASCII).startsWith(VERSION);
    if (length == 0 || isPointer) {
      return start;
    }
    MessageDigest digest = sha256();
    long size = digest(digest, new SequenceInputStream(new ByteArrayInputStream(start), content));
    String oid = HexFormat.of().formatHex(digest.digest());
    return (VERSION + "oid sha256:" + oid + "\nsize " + size + "\n").getBytes(US_ASCII);
  }

  private static long digest(MessageDigest digest, InputStream content) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
      digest.update(buffer, 0, read);
      size += read;
    }
    return size;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
