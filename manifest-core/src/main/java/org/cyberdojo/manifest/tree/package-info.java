/** A read-only tree of files, whether it stands in a commit, a folder or memory. */
@NullMarked
package org.cyberdojo.manifest.tree;

import org.jspecify.annotations.NullMarked;
