package org.cyberdojo.runner.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.sandbox.Ending.TextFiles;

/**
 * Reads the text files that come out of a container, and trusts nothing of it: names that leave the
 * sandbox, links and devices are not taken, and a tar that breaks off is told as a fault.
 *
 * <p>The files that were sent come first, then the others by name: reading stops at the last one
 * that is answered.
 */
final class Harvest {

  /** So many new files are answered, the first by name. */
  private static final int MOST_CREATED = 16;

  private static final int MOST_ENTRIES = 10_000;

  private final SandboxFiles sent;
  private final SequencedMap<String, TextContent> created = new TreeMap<>();
  private final SequencedMap<String, TextContent> changed = new TreeMap<>();

  private Harvest(SandboxFiles sent) {
    this.sent = sent;
  }

  static TextFiles of(InputStream tar, SandboxFiles sent) {
    Harvest harvest = new Harvest(sent);
    Optional<String> fault = Optional.empty();
    try {
      harvest.readAll(tar);
    } catch (IOException | RuntimeException e) { // a hostile tar can break its reader in any way
      fault = Optional.of("files are missing: " + e.getMessage());
    } catch (StackOverflowError e) {
      fault = Optional.of("files are missing: one header follows the other");
    }
    return new TextFiles(harvest.created, harvest.changed, fault);
  }

  private void readAll(InputStream stream) throws IOException {
    // one byte is one character: bytes that are not UTF-8 must not break a name before it is
    // decoded
    TarArchiveInputStream tar =
        new TarArchiveInputStream(stream, StandardCharsets.ISO_8859_1.name());
    int entries = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (++entries > MOST_ENTRIES) {
        throw new IOException("there are more than " + MOST_ENTRIES);
      }
      // its reader would make up as many zeros as it says it has, and the container's own tar makes
      // none
      if (entry.isSparse()) {
        throw new IOException("a sparse file is none of the sandbox's");
      }
      if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
        take(name(entry), tar, entry.getSize());
      }
      if (created.size() == MOST_CREATED) {
        return;
      }
    }
  }

  private static String name(TarArchiveEntry entry) {
    byte[] bytes = entry.getName().getBytes(StandardCharsets.ISO_8859_1);
    String name = TextContent.decode(bytes);
    return name.startsWith("./") ? name.substring(2) : name;
  }

  private void take(String name, InputStream content, long size) throws IOException {
    if (!SandboxFiles.isInside(name)) {
      return;
    }
    byte[] bytes = content.readNBytes(TextContent.MOST_BYTES);
    TextContent text = TextContent.of(bytes, size <= TextContent.MOST_BYTES);
    Optional<String> before = sent.content(name);
    if (before.isEmpty()) {
      created.put(name, text);
    } else if (!isSame(bytes, size, before.get())) {
      changed.put(name, text);
    }
  }

  /** Whether what came back is what was sent, as far as it is looked at. */
  private static boolean isSame(byte[] bytes, long size, String before) {
    return size <= TextContent.MOST_BYTES
        ? TextContent.decode(bytes).equals(before)
        : Arrays.equals(bytes, beginning(before));
  }

  private static byte[] beginning(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= TextContent.MOST_BYTES
        ? bytes
        : Arrays.copyOf(bytes, TextContent.MOST_BYTES);
  }
}
