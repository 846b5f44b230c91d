package org.cyberdojo.gate.services;

import org.cyberdojo.manifest.commit.CommitSha;

/** What became of asking a service for its commit. */
public sealed interface ServiceCommit {

  /** It was built from this commit. */
  record Known(CommitSha sha) implements ServiceCommit {}

  /**
   * It did not say.
   *
   * @param because why, in some words
   */
  record Unknown(String because) implements ServiceCommit {}
}
