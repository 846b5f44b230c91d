package org.cyberdojo.builder.source;

import java.util.List;

/**
 * Takes git repositories, each at a commit, and never writes to them. Safe for use by several
 * threads.
 *
 * <p>What was taken can be read until {@link #close}, which removes every temporary file.
 */
public interface SourceRepositories extends AutoCloseable {

  /**
   * Takes repositories, several at the same time.
   *
   * @param arguments the repositories; one may be named more than once
   * @param listener told what happens
   * @return one for each argument, in the order of the arguments
   * @throws RepositoryException of the first argument, in their order, that could not be taken
   */
  List<TakenRepository> take(List<RepositoryArgument> arguments, TakingListener listener);

  @Override
  void close();
}
