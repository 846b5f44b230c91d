package org.cyberdojo.engine.container;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * What holds a container in. None has a network, and none gains privileges that it did not start
 * with.
 *
 * @param user {@code uid:gid}
 * @param memoryBytes at most, the pages of its tmpfs mounts included
 * @param pids processes and threads at most
 * @param cpuShares its weight beside other containers, 2 to 262144; 1024 is the engine's default
 * @param readOnlyRoot whether its own file system cannot be written
 * @param capabilities which of root's powers it may have
 * @param tmpfs mount options by folder, as {@code mount(8)} has them
 * @param ulimits soft and hard limit by name, as {@code setrlimit(2)} has them, in lower case
 */
public record Confinement(
    String user,
    long memoryBytes,
    long pids,
    int cpuShares,
    boolean readOnlyRoot,
    Capabilities capabilities,
    SequencedMap<String, String> tmpfs,
    SequencedMap<String, Long> ulimits) {

  /** The weight that the engine gives a container when nothing is said. */
  public static final int DEFAULT_CPU_SHARES = 1024;

  public Confinement {
    if (!user.matches("[0-9]+:[0-9]+")) {
      throw new IllegalArgumentException("a user is uid:gid in digits, and this is '" + user + "'");
    }
    if (memoryBytes < 6L << 20 || pids < 1 || cpuShares < 2) {
      throw new IllegalArgumentException(
          "memory is at least 6 MB, pids at least 1, cpu shares at least 2");
    }
    tmpfs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(tmpfs));
    ulimits = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(ulimits));
  }
}
