package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.async.ResultCallback;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The lines that the engine answers a long call with, one after the other, up to their end or the
 * first failure.
 */
final class Replies<T> implements ResultCallback<T> {

  private final Consumer<? super T> reader;
  private final CountDownLatch ended = new CountDownLatch(1);
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

  @Override
  public void onStart(Closeable closeable) {
    stream.set(closeable);
  }

  @Override
  public void onNext(T reply) {
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
