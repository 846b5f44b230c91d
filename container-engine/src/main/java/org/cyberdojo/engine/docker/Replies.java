package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The lines that the engine answers a long call with, one after the other, up to their end or the
 * first failure.
 */
final class Replies<T> implements ResultCallback<T> {

  private final Consumer<? super T> reader;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long began = System.nanoTime();
  private volatile long heard = began;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicReference<Closeable> stream = new AtomicReference<>();

  /**
   * Replies that are read by {@code reader}, on one thread of the library's.
   *
   * @param reader what it throws ends the call
   */
  Replies(Consumer<? super T> reader) {
    this.reader = reader;
  }

  /**
   * Waits for the last reply.
   *
   * @return what went wrong, if something did
   */
  Optional<Throwable> await() {
    try {
      ended.await();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return Optional.of(new IOException("it was interrupted", e));
    }
    return Optional.ofNullable(failure.get());
  }

  /**
   * Waits for the last reply, as long as it may take.
   *
   * @param silence after so long without a reply it is given up, as when it takes longer in all
   * @return what went wrong, if something did
   */
  Optional<Throwable> await(Duration silence, Duration longest) {
    try {
      long left = left(silence, longest);
      while (left > 0 && !ended.await(left, TimeUnit.NANOSECONDS)) {
        left = left(silence, longest);
      }
      if (left <= 0) {
        failure.compareAndSet(null, tooLong(silence, longest));
        close();
      }
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      return Optional.of(new IOException("it was interrupted", e));
    }
    return Optional.ofNullable(failure.get());
  }

  private long left(Duration silence, Duration longest) {
    long now = System.nanoTime();
    return Math.min(silence.toNanos() - (now - heard), longest.toNanos() - (now - began));
  }

  private IOException tooLong(Duration silence, Duration longest) {
    boolean isSilent = System.nanoTime() - heard >= silence.toNanos();
    return new InterruptedIOException(
        isSilent
            ? "nothing came for " + silence.toSeconds() + " s"
            : "it took longer than " + longest.toSeconds() + " s");
  }

  @Override
  public void onStart(Closeable closeable) {
    stream.set(closeable);
    if (failure.get() != null) {
      close(); // given up before it began
    }
  }

  @Override
  public void onNext(T reply) {
    heard = System.nanoTime();
    if (failure.get() == null) {
      reader.accept(reply);
    }
  }

  @Override
  public void onError(Throwable thrown) {
    failure.compareAndSet(null, thrown);
    ended.countDown();
  }

  @Override
  public void onComplete() {
    ended.countDown();
  }

  @Override
  public void close() {
    Closeable open = stream.getAndSet(null);
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        failure.compareAndSet(null, e);
      }
    }
  }
}
