/** The {@code cyber-dojo gate} commands, and how commands ask a gate. */
@NullMarked
package org.cyberdojo.cli.gate;

import org.jspecify.annotations.NullMarked;
