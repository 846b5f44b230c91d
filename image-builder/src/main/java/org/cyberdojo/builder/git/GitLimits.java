package org.cyberdojo.builder.git;

import java.time.Duration;

/**
 * How much is taken from a repository that nobody has checked.
 *
 * @param packBytes the most bytes that one clone or fetch may send
 * @param objectBytes the most bytes of one object, unpacked
 * @param entries the most files in a commit
 * @param pathBytes the longest path
 * @param treeBytes the most bytes of all files of a commit together
 * @param fileBytes the most bytes of a file that is read
 * @param refs the most branches and tags
 * @param idle how long a remote may say nothing
 * @param total how long one repository may take
 */
public record GitLimits(
    long packBytes,
    long objectBytes,
    int entries,
    int pathBytes,
    long treeBytes,
    int fileBytes,
    int refs,
    Duration idle,
    Duration total) {

  private static final int MEBIBYTE = 1 << 20;

  /** Far above what a start-point needs, far below what hurts. */
  public static final GitLimits DEFAULT =
      new GitLimits(
          2048L * MEBIBYTE,
          256L * MEBIBYTE,
          100_000,
          4096,
          1024L * MEBIBYTE,
          256 * MEBIBYTE,
          100_000,
          Duration.ofSeconds(30),
          Duration.ofMinutes(15));

  /** These limits with another bound on the number of files. */
  public GitLimits withEntries(int most) {
    return new GitLimits(
        packBytes, objectBytes, most, pathBytes, treeBytes, fileBytes, refs, idle, total);
  }

  /**
   * These limits with other bounds on the bytes of one file, unpacked, and of all files of a
   * commit.
   */
  public GitLimits withBytes(long mostPerObject, long mostPerTree) {
    return new GitLimits(
        packBytes, mostPerObject, entries, pathBytes, mostPerTree, fileBytes, refs, idle, total);
  }

  /** These limits with another bound on the bytes that a remote may send. */
  public GitLimits withPackBytes(long most) {
    return new GitLimits(
        most, objectBytes, entries, pathBytes, treeBytes, fileBytes, refs, idle, total);
  }

  /** These limits with other bounds on time. */
  public GitLimits withTimes(Duration longestSilence, Duration longest) {
    return new GitLimits(
        packBytes,
        objectBytes,
        entries,
        pathBytes,
        treeBytes,
        fileBytes,
        refs,
        longestSilence,
        longest);
  }
}
