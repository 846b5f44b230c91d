/** The {@code cyber-dojo completion} command: what a shell must know to complete words. */
@NullMarked
package org.cyberdojo.cli.completion;

import org.jspecify.annotations.NullMarked;
