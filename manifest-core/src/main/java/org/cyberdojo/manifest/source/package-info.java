/**
 * The git repositories that start-points come from: their urls, and one as it was taken at a
 * commit.
 */
@NullMarked
package org.cyberdojo.manifest.source;

import org.jspecify.annotations.NullMarked;
