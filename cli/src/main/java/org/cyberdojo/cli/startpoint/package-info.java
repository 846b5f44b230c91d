/** The {@code cyber-dojo start-point} commands. */
@NullMarked
package org.cyberdojo.cli.startpoint;

import org.jspecify.annotations.NullMarked;
