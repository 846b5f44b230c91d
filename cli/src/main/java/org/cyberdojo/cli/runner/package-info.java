/** The {@code cyber-dojo runner} commands. */
@NullMarked
package org.cyberdojo.cli.runner;

import org.jspecify.annotations.NullMarked;
