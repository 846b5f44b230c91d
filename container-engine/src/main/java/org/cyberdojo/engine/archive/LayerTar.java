package org.cyberdojo.engine.archive;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/**
 * Writes layers. The same entries give the same bytes, wherever and in whatever order they are
 * given: entries are sorted, each folder before what is in it, and carry one time and no names of
 * users.
 */
public final class LayerTar {

  /** The time that entries carry when nothing depends on it. */
  public static final Instant ANY_TIME = Instant.parse("2000-01-01T00:00:00Z");

  /**
   * As if {@code /} came before every other character, so that a folder stands right before what is
   * in it.
   */
  private static final Comparator<String> FOLDERS_FIRST =
      Comparator.comparing(path -> path.replace('/', '\0'));

  private LayerTar() {}

  /**
   * Writes a layer into a nameless temporary file, which is gone when the layer is closed or this
   * process ends, however it ends.
   *
   * @param modified the time that every entry carries
   */
  public static SpooledLayer spool(Collection<? extends LayerEntry> entries, Instant modified)
      throws IOException {
    return SpooledLayer.of(out -> write(entries, modified, out));
  }

  /**
   * Writes a layer; the stream stays open.
   *
   * @param modified the time that every entry carries, cut to whole seconds
   */
  public static void write(
      Collection<? extends LayerEntry> entries, Instant modified, OutputStream out)
      throws IOException {
    @SuppressWarnings("resource") // the stream below it is the caller's
    TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    tar.setAddPaxHeadersForNonAsciiNames(true);
    FileTime time = FileTime.from(Instant.ofEpochSecond(modified.getEpochSecond()));
    for (LayerEntry entry : sortedWithFolders(entries).values()) {
      write(entry, time, tar);
    }
    tar.finish();
    tar.flush();
  }

  private static SortedMap<String, LayerEntry> sortedWithFolders(
      Collection<? extends LayerEntry> entries) {
    SortedMap<String, LayerEntry> sorted = new TreeMap<>(FOLDERS_FIRST);
    for (LayerEntry entry : entries) {
      if (sorted.put(entry.path(), entry) != null) {
        throw new IllegalArgumentException(
            "a layer has each path once, and '" + entry.path() + "' came twice");
      }
    }
    for (LayerEntry entry : entries) {
      addFoldersAbove(entry.path(), sorted);
    }
    return sorted;
  }

  private static void addFoldersAbove(String path, Map<String, LayerEntry> sorted) {
    for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
      String above = path.substring(0, slash);
      LayerEntry known =
          sorted.putIfAbsent(above, new LayerEntry.Folder(above, LayerEntry.FOLDER_MODE));
      if (known instanceof LayerEntry.Folder) {
        return; // and so are those above it, or their turn will come
      }
      if (known != null) {
        throw new IllegalArgumentException(
            "'" + above + "' cannot be a file and the folder of '" + path + "'");
      }
    }
  }

  private static void write(LayerEntry entry, FileTime time, TarArchiveOutputStream tar)
      throws IOException {
    switch (entry) {
      case LayerEntry.Folder folder -> {
        TarArchiveEntry header = new TarArchiveEntry(folder.path() + "/", true);
        tar.putArchiveEntry(completed(header, folder.mode(), time));
      }
      case LayerEntry.File file -> {
        TarArchiveEntry header = new TarArchiveEntry(file.path(), true);
        header.setSize(file.size());
        tar.putArchiveEntry(completed(header, file.mode(), time));
        try (InputStream content = file.content().open()) {
          content.transferTo(tar);
        }
      }
      case LayerEntry.SymbolicLink link -> {
        TarArchiveEntry header = new TarArchiveEntry(link.path(), TarConstants.LF_SYMLINK);
        header.setLinkName(link.target());
        tar.putArchiveEntry(completed(header, 0777, time));
      }
    }
    tar.closeArchiveEntry();
  }

  private static TarArchiveEntry completed(TarArchiveEntry header, int mode, FileTime time) {
    header.setMode(mode);
    header.setIds(0, 0);
    header.setNames("", "");
    header.setLastModifiedTime(time);
    return header;
  }
}
