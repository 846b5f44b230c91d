package org.cyberdojo.runner.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.cyberdojo.runner.sandbox.Ending.TextFiles;
import org.junit.jupiter.api.Test;

/** What a container makes up in the place of its own tar costs nothing. */
class HarvestTest {

  private static final Duration SOON = Duration.ofSeconds(20);

  private static TextFiles harvested(byte[] tar) {
    SandboxFiles sent = SandboxFiles.of(Map.of());
    return assertTimeoutPreemptively(SOON, () -> Harvest.of(new ByteArrayInputStream(tar), sent));
  }

  /** A header of old GNU tar: all of a file of 64 GiB is a hole. */
  private static byte[] sparseHeader() {
    byte[] header = new byte[512];
    put(header, 0, "./hole");
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, "00000000000\0");
    put(header, 136, "00000000000\0");
    put(header, 156, "S");
    put(header, 257, "ustar  \0");
    put(header, 386, "777777777777");
    put(header, 398, "000000000000");
    put(header, 483, "777777777777");
    putChecksum(header);
    return header;
  }

  /** Of the header with blanks in the checksum's place. */
  private static void putChecksum(byte[] header) {
    put(header, 148, "        ");
    int sum = 0;
    for (byte one : header) {
      sum += Byte.toUnsignedInt(one);
    }
    put(header, 148, "%06o\0 ".formatted(sum));
  }

  private static void put(byte[] header, int position, String text) {
    byte[] bytes = text.getBytes(ISO_8859_1);
    System.arraycopy(bytes, 0, header, position, bytes.length);
  }

  /** A sparse file as pax headers tell of it: one that has no end. */
  private static byte[] paxSparse() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      TarArchiveEntry entry = new TarArchiveEntry("./hole");
      entry.addPaxHeader("SCHILY.filetype", "sparse");
      entry.addPaxHeader("SCHILY.realsize", Long.toString(Long.MAX_VALUE));
      entry.addPaxHeader("GNU.sparse.map", Long.MAX_VALUE + ",0");
      tar.putArchiveEntry(entry);
      tar.closeArchiveEntry();
      tar.putArchiveEntry(new TarArchiveEntry("./next"));
      tar.closeArchiveEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void a_sparse_file_is_a_fault_and_its_zeros_are_not_read() throws IOException {
    ByteArrayOutputStream two = new ByteArrayOutputStream();
    two.write(sparseHeader());
    two.write(sparseHeader());
    two.write(new byte[1024]);
    assertThat(harvested(two.toByteArray()).fault()).isPresent();
    assertThat(harvested(two.toByteArray()).created()).isEmpty();
    assertThat(harvested(paxSparse()).fault()).isPresent();
  }

  @Test
  void a_chain_of_headers_without_a_file_is_a_fault() throws IOException {
    byte[] header = sparseHeader();
    put(header, 156, "L");
    put(header, 386, "\0\0\0\0\0\0\0\0\0\0\0\0");
    put(header, 483, "\0\0\0\0\0\0\0\0\0\0\0\0");
    putChecksum(header);
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      many.write(header);
    }
    assertThat(harvested(many.toByteArray()).fault())
        .contains("files are missing: one header follows the other");
    assertThat(harvested(many.toByteArray()).created()).isEmpty();
  }
}
