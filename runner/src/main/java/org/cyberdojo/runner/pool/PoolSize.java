package org.cyberdojo.runner.pool;

/**
 * How many sandboxes are started ahead. One that waits takes some 5 MB; what it may use once it
 * runs is 2 GB.
 *
 * @param perImage none turns the pool off
 * @param inAll of all images together
 */
public record PoolSize(int perImage, int inAll) {

  /** No pool. */
  public static final PoolSize OFF = new PoolSize(0, 0);

  public PoolSize {
    if (perImage < 0 || inAll < perImage) {
      throw new IllegalArgumentException(
          "a pool has 0 or more containers for an image, and in all at least as many");
    }
  }
}
