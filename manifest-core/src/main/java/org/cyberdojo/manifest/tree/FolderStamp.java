package org.cyberdojo.manifest.tree;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A sum over the paths, sizes and times of all that is in a folder, by which a change of any of it
 * is seen without reading a file. It does not see a change that somebody hides on purpose: whoever
 * can write into the folder is trusted with what it says.
 *
 * @param sum of the checksum of each file and link, in whatever order
 */
public record FolderStamp(long sum) {

  /** Above the bits of a checksum: the sum counts the files, too. */
  private static final long ONE_MORE = 1L << Integer.SIZE;

  /** Of an empty folder. */
  public static final FolderStamp EMPTY = new FolderStamp(0);

  /**
   * With a file or a link more.
   *
   * @param path relative to the folder, parts joined by {@code /}
   * @param bytes its size; of a link, its target's length
   * @param modified in whole seconds since 1970
   */
  public FolderStamp plus(String path, long bytes, long modified) {
    CRC32C checksum = new CRC32C();
    checksum.update(path.getBytes(UTF_8));
    checksum.update(ByteBuffer.allocate(2 * Long.BYTES).putLong(bytes).putLong(modified).flip());
    return new FolderStamp(sum + checksum.getValue() + ONE_MORE);
  }

  /**
   * Of a folder as it is now, its parts looked at side by side.
   *
   * @param without the name of a file in it that does not count
   * @throws IOException when a part of it cannot be looked at
   */
  public static FolderStamp of(Path folder, String without) throws IOException {
    int start = folder.resolve("x").toString().length() - 1;
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().equals(without))
          .toList()
          .parallelStream()
          .map(file -> Walk.over(file, start))
          .reduce(EMPTY, (one, other) -> new FolderStamp(one.sum + other.sum));
    } catch (UncheckedIOException e) {
      throw new IOException("Tried to look at what is in '" + folder + "' but failed", e);
    }
  }

  private static final class Walk extends SimpleFileVisitor<Path> {

    private final int start;
    private FolderStamp stamp = EMPTY;

    private Walk(int start) {
      this.start = start;
    }

    static FolderStamp over(Path file, int start) {
      Walk walk = new Walk(start);
      try {
        Files.walkFileTree(file, walk);
        return walk.stamp;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      stamp =
          stamp.plus(
              file.toString().substring(start),
              attributes.size(),
              attributes.lastModifiedTime().to(TimeUnit.SECONDS));
      return FileVisitResult.CONTINUE;
    }
  }
}
