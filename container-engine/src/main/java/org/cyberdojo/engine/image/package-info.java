/**
 * The images that a container engine holds: looking at them, naming, removing, loading, pulling and
 * pushing them.
 */
@NullMarked
package org.cyberdojo.engine.image;

import org.jspecify.annotations.NullMarked;
