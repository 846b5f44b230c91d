/** Files that people name, read whole and within bounds. */
@NullMarked
package org.cyberdojo.gate.file;

import org.jspecify.annotations.NullMarked;
