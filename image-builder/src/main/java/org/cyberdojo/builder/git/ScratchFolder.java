package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A private temporary folder, made when it is first asked for and removed at the end, even when the
 * process is interrupted. Links in it are removed, never followed.
 */
final class ScratchFolder implements AutoCloseable {

  private static final int ATTEMPTS = 5;

  private final Path parent;
  private final Thread atExit = new Thread(this::remove, "remove-git-scratch");
  private Optional<Path> folder = Optional.empty();
  private boolean closed;

  private final AtomicInteger made = new AtomicInteger();

  /**
   * A folder that is made when it is asked for.
   *
   * @param parent where it is made
   */
  ScratchFolder(Path parent) {
    this.parent = parent;
  }

  /** A new empty folder in it. */
  Path newFolder() throws IOException {
    // nobody else has names in there
    return Files.createDirectory(folder().resolve("r" + made.incrementAndGet()));
  }

  private synchronized Path folder() throws IOException {
    if (closed) {
      throw new IOException("the repositories are closed");
    }
    if (folder.isEmpty()) {
      // readable by its owner alone
      folder = Optional.of(Files.createTempDirectory(parent, "cyber-dojo-git-"));
      Runtime.getRuntime().addShutdownHook(atExit);
    }
    return folder.get();
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // the process is ending, and the hook runs anyway
    }
  }

  private synchronized void remove() {
    closed = true;
    folder.ifPresent(
        path -> {
          for (int attempt = 0; attempt < ATTEMPTS && !isRemoved(path); attempt++) {
            // a clone that is being cancelled may still have put a file into it
            Thread.onSpinWait();
          }
        });
    folder = Optional.empty();
  }

  private static boolean isRemoved(Path path) {
    try {
      removeTree(path);
      return true;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /**
   * Removes a folder and everything in it. A folder that is not there is no failure.
   *
   * @throws UncheckedIOException when something in it cannot be removed
   */
  static void removeTree(Path path) {
    try {
      Files.walkFileTree(path, new Removal());
    } catch (NoSuchFileException e) {
      // it is gone already
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
