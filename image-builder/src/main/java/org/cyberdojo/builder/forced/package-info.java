/** Forced commits: they change nothing but a file that makes CI build anew. */
@NullMarked
package org.cyberdojo.builder.forced;

import org.jspecify.annotations.NullMarked;
