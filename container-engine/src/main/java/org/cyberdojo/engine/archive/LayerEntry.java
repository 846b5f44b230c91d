package org.cyberdojo.engine.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * One entry of a layer that is being made. Every entry belongs to root; paths are relative to the
 * image's root, parts joined by {@code /}.
 */
public sealed interface LayerEntry {

  /** The permissions that folders have unless told otherwise. */
  int FOLDER_MODE = 0755;

  String path();

  /**
   * A folder. The folders above an entry need no entry of their own.
   *
   * @param mode permissions, at most {@code 07777}
   */
  record Folder(String path, int mode) implements LayerEntry {
    public Folder {
      requireInside(path);
    }
  }

  /**
   * A file.
   *
   * @param mode permissions
   * @param size in bytes; the content has just as many
   */
  record File(String path, int mode, long size, Content content) implements LayerEntry {
    public File {
      requireInside(path);
    }

    /** A file that is in memory. */
    public static File of(String path, int mode, byte[] bytes) {
      return new File(path, mode, bytes.length, () -> new ByteArrayInputStream(bytes));
    }
  }

  /** A symbolic link, its target taken as it is. */
  record SymbolicLink(String path, String target) implements LayerEntry {
    public SymbolicLink {
      requireInside(path);
    }
  }

  /** Where a file's bytes come from. */
  @FunctionalInterface
  interface Content {

    /** The bytes, from the first one. */
    InputStream open() throws IOException;
  }

  private static void requireInside(String path) {
    for (String part : path.split("/", -1)) {
      if (part.isEmpty() || part.equals(".") || part.equals("..") || part.indexOf('\0') >= 0) {
        throw new IllegalArgumentException(
            "a layer's entry is a path from the image's root, not '" + path + "'");
      }
    }
    if (path.substring(path.lastIndexOf('/') + 1).startsWith(".wh.")) {
      throw new IllegalArgumentException(
          "a name that begins with .wh. deletes files of the layers below, and this is '"
              + path
              + "'");
    }
  }
}
