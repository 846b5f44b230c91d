package org.cyberdojo.engine.build;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.TreeEntry;

/**
 * A build context as the tar file that an engine takes. The same tree gives the same bytes: all
 * times are one, owners are root, permissions are 644 and 755. Devices, sockets and submodules are
 * left out.
 */
public final class ContextTar {

  /** Copied files carry it; before 1980 some archive formats cannot say it. */
  private static final Date TIME = Date.from(Instant.parse("2000-01-01T00:00:00Z"));

  private ContextTar() {}

  /**
   * Writes the tar into a temporary file, which is removed when the stream is closed.
   *
   * @throws IOException when the file cannot be written
   */
  public static InputStream open(FileTree tree) throws IOException {
    Path file = Files.createTempFile("cyber-dojo-context-", ".tar");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
        write(tree, out);
      }
      return Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  static void write(FileTree tree, OutputStream out) throws IOException {
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name())) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
      tar.setAddPaxHeadersForNonAsciiNames(true);
      for (TreeEntry entry : tree.entries()) {
        switch (entry) {
          case TreeEntry.RegularFile file -> putFile(tree, file, tar);
          case TreeEntry.SymbolicLink link -> putLink(link, tar);
          case TreeEntry.Special _ -> {}
        }
      }
    }
  }

  private static void putFile(FileTree tree, TreeEntry.RegularFile file, TarArchiveOutputStream tar)
      throws IOException {
    byte[] bytes = tree.read(file);
    TarArchiveEntry entry = new TarArchiveEntry(file.path());
    entry.setMode(file.executable() ? 0100755 : 0100644);
    entry.setSize(bytes.length);
    entry.setModTime(TIME);
    tar.putArchiveEntry(entry);
    tar.write(bytes);
    tar.closeArchiveEntry();
  }

  private static void putLink(TreeEntry.SymbolicLink link, TarArchiveOutputStream tar)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(link.path(), TarConstants.LF_SYMLINK);
    entry.setLinkName(link.target());
    entry.setModTime(TIME);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }
}
