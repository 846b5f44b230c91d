package org.cyberdojo.builder.git;

import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** Repositories inside a working tree: submodules, and clones that somebody put there. */
interface NestedRepositories {

  /**
   * The commit that a nested repository has checked out; empty when it has none, or cannot be read.
   */
  Optional<ObjectId> head(Path folder);
}
