/** The {@code cyber-dojo ltf} commands. */
@NullMarked
package org.cyberdojo.cli.ltf;

import org.jspecify.annotations.NullMarked;
