/** Text of unknown origin made fit to be printed on a terminal or into a log. */
@NullMarked
package org.cyberdojo.manifest.terminal;

import org.jspecify.annotations.NullMarked;
