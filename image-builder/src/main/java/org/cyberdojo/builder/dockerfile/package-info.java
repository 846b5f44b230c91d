/**
 * Dockerfiles, parsed: their instructions, stages and base images, and edits that keep every other
 * byte.
 */
@NullMarked
package org.cyberdojo.builder.dockerfile;

import org.jspecify.annotations.NullMarked;
