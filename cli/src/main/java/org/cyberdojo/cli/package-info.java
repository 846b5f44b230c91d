/**
 * The {@code cyber-dojo} command: where the modules are wired to each other, and codes become exit
 * statuses.
 */
@NullMarked
package org.cyberdojo.cli;

import org.jspecify.annotations.NullMarked;
