package org.cyberdojo.builder.git;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.eclipse.jgit.lib.ObjectId;

/**
 * What the cache holds of one url: the objects that were cloned, and a list of the commits and tags
 * that are whole.
 *
 * <p>On disk: {@code <root>/<hash of the url>/current} names a folder beside it and lists what is
 * whole in it; it is replaced in one step, and last. So a clone that was interrupted is a folder
 * that nobody names. A folder that is broken or has grown is replaced by a new one, and removed
 * when nobody can be reading it any more. No url, no user info, no configuration is written. The
 * whole cache may be deleted at any time.
 */
final class CacheEntry {

  private static final String CURRENT = "current";
  private static final String PUBLISHED = "published";
  private static final int MOST_PACKS = 40;
  private static final Duration LONGEST_READ = Duration.ofDays(1);
  private static final int MOST_LIST_BYTES = 16 << 20;

  /**
   * One folder of objects.
   *
   * @param folder where the objects are
   * @param whole the commits and tags that are there with everything that they need
   */
  record Generation(Path folder, Set<ObjectId> whole) {}

  private final Path folder;

  private CacheEntry(Path folder) {
    this.folder = folder;
  }

  /** The entry of a url. */
  static CacheEntry of(Path cache, RepositoryUrl url) throws UnusableException {
    try {
      // what was cloned with credentials is for its owner alone
      Files.createDirectories(
          cache,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new CacheEntry(cache.resolve(hash(url.text())));
    } catch (IOException e) {
      throw new UnusableException(e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** What is there; empty when nothing is, or it makes no sense. */
  Optional<Generation> current() {
    try {
      List<String> lines =
          new String(LocalFolder.bytes(folder.resolve(CURRENT), MOST_LIST_BYTES), US_ASCII)
              .lines()
              .toList();
      boolean isSound =
          !lines.isEmpty()
              && lines.getFirst().matches("g[0-9]+")
              && lines.stream().skip(1).allMatch(CommitSha::isCommitSha)
              && Files.isDirectory(folder.resolve(lines.getFirst()));
      return isSound ? Optional.of(generation(lines)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Generation generation(List<String> lines) {
    Set<ObjectId> whole = new HashSet<>();
    lines.stream().skip(1).map(ObjectId::fromString).forEach(whole::add);
    return new Generation(folder.resolve(lines.getFirst()), whole);
  }

  /** The right to write; everything below needs it. */
  FolderLock lock(Duration longest) throws UnusableException {
    try {
      return FolderLock.of(folder, longest);
    } catch (IOException e) {
      throw new UnusableException(e);
    }
  }

  /** What is there when it can be added to, else a new empty folder. */
  Generation writable() throws UnusableException {
    try {
      Optional<Generation> current = current().filter(CacheEntry::hasFewPacks);
      return current.isPresent() ? current.get() : begin();
    } catch (IOException e) {
      throw new UnusableException(e);
    }
  }

  /** A new empty folder, whatever is there. */
  Generation fresh() throws UnusableException {
    try {
      return begin();
    } catch (IOException e) {
      throw new UnusableException(e);
    }
  }

  private static boolean hasFewPacks(Generation generation) {
    try (Stream<Path> packs = Files.list(generation.folder().resolve("objects/pack"))) {
      return packs.filter(file -> file.toString().endsWith(".pack")).count() < MOST_PACKS;
    } catch (IOException e) {
      return false;
    }
  }

  /** A new empty folder. */
  private Generation begin() throws IOException {
    removeAbandoned();
    Path next = folder.resolve("g" + Instant.now().toEpochMilli() + (System.nanoTime() & 0xfff));
    Files.createDirectories(next.resolve("objects/pack"));
    return new Generation(next, Set.of());
  }

  /** Removes what a process that died has left, and what nobody can be reading any more. */
  private void removeAbandoned() throws IOException {
    Optional<Path> current = current().map(Generation::folder);
    try (Stream<Path> generations = Files.list(folder)) {
      for (Path other : generations.filter(Files::isDirectory).toList()) {
        if (!current.equals(Optional.of(other)) && !mayBeRead(other)) {
          ScratchFolder.removeTree(other);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean mayBeRead(Path generation) throws IOException {
    Path published = generation.resolve(PUBLISHED);
    FileTime old = FileTime.from(Instant.now().minus(LONGEST_READ));
    return Files.exists(published) && Files.getLastModifiedTime(published).compareTo(old) > 0;
  }

  /** Says that commits and tags are whole now. Only then does anybody see them. */
  void publish(Generation generation, Set<ObjectId> alsoWhole) throws UnusableException {
    Set<String> lines = new LinkedHashSet<>();
    lines.add(generation.folder().getFileName().toString());
    generation.whole().forEach(id -> lines.add(id.name()));
    alsoWhole.forEach(id -> lines.add(id.name()));
    try {
      Files.write(generation.folder().resolve(PUBLISHED), new byte[0]);
      Path next = folder.resolve(CURRENT + ".new");
      Files.writeString(next, String.join("\n", lines) + "\n", US_ASCII);
      Files.move(next, folder.resolve(CURRENT), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UnusableException(e);
    }
  }

  /** Throws away what is there when it is still the broken folder. It needs no right to write. */
  void discard(Path broken) throws IOException {
    if (current().map(Generation::folder).equals(Optional.of(broken))) {
      Files.deleteIfExists(folder.resolve(CURRENT));
    }
  }

  /** The cache cannot be written to. */
  static final class UnusableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnusableException(IOException cause) {
      super(cause);
    }
  }
}
