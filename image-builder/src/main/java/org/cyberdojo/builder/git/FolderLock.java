package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The right to write into a folder: one thread of one process has it. The operating system takes it
 * back when the process dies.
 */
final class FolderLock implements AutoCloseable {

  private static final long POLL_MILLISECONDS = 20;

  /** A file lock belongs to the whole process, so its threads are kept apart here. */
  private static final Map<Path, Semaphore> THREADS = new ConcurrentHashMap<>();

  private final Semaphore thread;
  private final FileChannel channel;

  private FolderLock(Semaphore thread, FileChannel channel) {
    this.thread = thread;
    this.channel = channel;
  }

  /**
   * Waits for the right to write.
   *
   * @param folder made when it is not there
   * @throws IOException when the folder cannot be written to, or somebody else writes to it for too
   *     long
   */
  static FolderLock of(Path folder, Duration longest) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve("lock");
    Semaphore thread = THREADS.computeIfAbsent(file, path -> new Semaphore(1));
    long end = System.nanoTime() + longest.toNanos();
    try {
      if (!thread.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new IOException("another thread writes to " + folder);
      }
      return locked(thread, file, end);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + file, e);
    }
  }

  private static FolderLock locked(Semaphore thread, Path file, long end)
      throws IOException, InterruptedException {
    FileChannel channel = null;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      while (lock == null) {
        if (System.nanoTime() > end) {
          throw new IOException("another process writes to " + file.getParent());
        }
        // the operating system has no way to wait for a lock that can be interrupted
        Thread.sleep(POLL_MILLISECONDS);
        lock = channel.tryLock();
      }
      return new FolderLock(thread, channel);
    } catch (IOException | InterruptedException | RuntimeException e) {
      thread.release();
      close(channel);
      throw e;
    }
  }

  private static void close(@Nullable FileChannel channel) throws IOException {
    if (channel != null) {
      channel.close();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      thread.release();
    }
  }
}
