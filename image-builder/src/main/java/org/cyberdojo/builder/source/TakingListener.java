package org.cyberdojo.builder.source;

/**
 * Told what happens while repositories are taken. All but {@link #progress} are called on the
 * thread that called {@link SourceRepositories#take}, argument by argument in their order, whatever
 * is cloned at the same time.
 */
public interface TakingListener {

  /** Listens to nothing. */
  TakingListener SILENT = new TakingListener() {};

  /** The repository is the next whose outcome is waited for. */
  default void cloning(RepositoryArgument argument) {}

  /** The repository is here, and a commit of it is looked for that is not its newest. */
  default void checkingOut(RepositoryArgument argument) {}

  /** The repository was taken. */
  default void taken(TakenRepository repository) {}

  /**
   * How far a clone is. Called by any thread, at any time, often; it must be quick.
   *
   * @param argument the repository
   * @param task what is being done, in git's words, such as {@code Receiving objects}
   * @param done how many are done
   * @param total how many there are; 0 when that is not known
   */
  default void progress(RepositoryArgument argument, String task, int done, int total) {}
}
