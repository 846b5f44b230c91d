/**
 * Which LTF images are built on which: a graph that is computed from the repositories, never kept
 * by hand.
 */
@NullMarked
package org.cyberdojo.builder.dependents;

import org.jspecify.annotations.NullMarked;
