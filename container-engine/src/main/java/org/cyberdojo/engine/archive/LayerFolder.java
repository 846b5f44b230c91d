package org.cyberdojo.engine.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * A folder of layers, each a file named by its sha256, so that a layer is read out of an engine
 * once.
 *
 * <p>A file is there whole or not at all, whoever else writes to the folder. It may be deleted at
 * any time.
 */
public final class LayerFolder {

  private static final String UNFINISHED = ".unfinished";

  /** An unfinished file that is older was left by a process that was killed. */
  private static final Duration OLDEST = Duration.ofDays(1);

  private final Path folder;

  /** A folder that is made when the first layer is kept. */
  public LayerFolder(Path folder) {
    this.folder = folder;
  }

  /** A layer that is kept here. */
  public Optional<Layer> find(DiffId layer) {
    Path file = fileOf(layer);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(new FileLayer(file, layer, Files.size(file)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // deleted in between
    }
  }

  /**
   * Keeps layers out of an image that an engine has saved.
   *
   * <p>Engines lay their archives out in different ways; a layer is known by its bytes, so that no
   * layout matters.
   *
   * @param savedImage a tar of the image; it is read to its end and stays open
   * @param wanted the layers to keep; the others are passed over
   */
  public void keep(InputStream savedImage, Collection<DiffId> wanted) throws IOException {
    Files.createDirectories(folder);
    removeLeftOver();
    Set<DiffId> missing = new HashSet<>(wanted);
    @SuppressWarnings("resource") // the stream below it is the caller's
    TarArchiveInputStream tar = new TarArchiveInputStream(savedImage);
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      if (entry.isFile() && !missing.isEmpty()) {
        keepIfWanted(tar, missing);
      }
    }
  }

  private void keepIfWanted(InputStream entry, Set<DiffId> missing) throws IOException {
    Path unfinished = Files.createTempFile(folder, "layer-", UNFINISHED);
    try {
      DiffId diffId = copy(uncompressed(entry), unfinished);
      if (missing.remove(diffId)) {
        Files.move(unfinished, fileOf(diffId), StandardCopyOption.ATOMIC_MOVE);
      }
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static DiffId copy(InputStream bytes, Path file) throws IOException {
    Sha256 sha256 = new Sha256();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), sha256.digest())) {
      bytes.transferTo(out);
    }
    return sha256.diffId();
  }

  /** Engines with a content store save layers as they came from the registry. */
  private static InputStream uncompressed(InputStream entry) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(entry);
    bytes.mark(2);
    boolean isGzip = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return isGzip ? new GZIPInputStream(bytes) : bytes;
  }

  private void removeLeftOver() throws IOException {
    Instant limit = Instant.now().minus(OLDEST);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
      for (Path file : files) {
        try {
          if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
            Files.deleteIfExists(file);
          }
        } catch (NoSuchFileException e) {
          // its writer has just finished it
        }
      }
    }
  }

  private Path fileOf(DiffId layer) {
    return folder.resolve(layer.hex() + ".tar");
  }
}
