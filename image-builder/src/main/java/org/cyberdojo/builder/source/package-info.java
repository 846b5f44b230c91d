/**
 * Where start-points come from: git repositories as they are named on a command line, and the port
 * that takes them at a commit.
 */
@NullMarked
package org.cyberdojo.builder.source;

import org.jspecify.annotations.NullMarked;
