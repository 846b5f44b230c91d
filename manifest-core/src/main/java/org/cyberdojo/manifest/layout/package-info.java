/**
 * The files that {@code create} puts beside each manifest, to say where a start-point came from.
 */
@NullMarked
package org.cyberdojo.manifest.layout;

import org.jspecify.annotations.NullMarked;
