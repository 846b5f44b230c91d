package org.cyberdojo.runner.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * The files of one run, by their names under {@code /sandbox}. Every name is one that stays there.
 */
public final class SandboxFiles {

  private static final int FILE_MODE = 0644;
  private static final int MOST_FILES = 2_000;
  private static final int LONGEST_NAME = 1_024;
  private static final int LONGEST_PART = 255;

  private final SequencedMap<String, String> files;

  private SandboxFiles(SequencedMap<String, String> files) {
    this.files = files;
  }

  /**
   * Takes files whose names stay under {@code /sandbox}.
   *
   * @throws MalformedFilesException when a name leaves it, or cannot be a file's name, or is also
   *     the folder of another
   */
  public static SandboxFiles of(Map<String, String> contentByName) {
    if (contentByName.size() > MOST_FILES) {
      throw new MalformedFilesException(
          "there are " + contentByName.size() + " files, and at most " + MOST_FILES + " are taken");
    }
    SequencedMap<String, String> sorted = new TreeMap<>(contentByName);
    sorted.keySet().forEach(SandboxFiles::requireInside);
    sorted.keySet().forEach(name -> requireNoFileAbove(name, sorted));
    return new SandboxFiles(Collections.unmodifiableSequencedMap(sorted));
  }

  /** Whether a name stays under {@code /sandbox}. */
  static boolean isInside(String name) {
    try {
      requireInside(name);
      return true;
    } catch (MalformedFilesException e) {
      return false;
    }
  }

  private static void requireInside(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw refused(name, "is no file's name");
    }
    if (name.startsWith("/")) {
      throw refused(name, "leaves /sandbox");
    }
    if (name.length() > LONGEST_NAME) {
      throw refused(name, "is longer than " + LONGEST_NAME + " characters");
    }
    for (String part : name.split("/", -1)) {
      requireName(name, part);
    }
  }

  private static void requireName(String name, String part) {
    if (part.equals("..")) {
      throw refused(name, "leaves /sandbox");
    }
    if (part.isEmpty() || part.equals(".")) {
      throw refused(name, "is no file's name");
    }
    if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
      throw refused(name, "has a part of more than " + LONGEST_PART + " bytes");
    }
  }

  private static void requireNoFileAbove(String name, Map<String, String> files) {
    for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
      if (files.containsKey(name.substring(0, slash))) {
        throw refused(name, "is in a folder whose name is a file's");
      }
    }
  }

  private static MalformedFilesException refused(String name, String reason) {
    String shown = name.length() > 120 ? name.substring(0, 120) + "…" : name;
    return new MalformedFilesException("file name \"" + shown + "\" " + reason);
  }

  /** What was sent under this name; empty when nothing was. */
  public Optional<String> content(String name) {
    return Optional.ofNullable(files.get(name));
  }

  /** Content by name, sorted. */
  public SequencedMap<String, String> byName() {
    return files;
  }

  /** The files as a tar file, each readable by everyone. */
  byte[] tar() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      for (Map.Entry<String, String> file : files.entrySet()) {
        put(tar, file.getKey(), file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void put(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    // with ./ before it no name is read as anything else
    TarArchiveEntry entry = new TarArchiveEntry("./" + name);
    entry.setSize(content.length);
    entry.setMode(FILE_MODE);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }
}
