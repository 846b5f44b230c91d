/**
 * Takes git repositories by JGit: clones, the cache of what was cloned, and the work in progress of
 * local folders.
 */
@NullMarked
package org.cyberdojo.builder.git;

import org.jspecify.annotations.NullMarked;
