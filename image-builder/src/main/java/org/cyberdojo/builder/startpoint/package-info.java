/**
 * Collects start-points: from git repositories to checked files, each with the image it runs in.
 */
@NullMarked
package org.cyberdojo.builder.startpoint;

import org.jspecify.annotations.NullMarked;
