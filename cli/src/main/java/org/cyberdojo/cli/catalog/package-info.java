/** The {@code cyber-dojo catalog} commands. */
@NullMarked
package org.cyberdojo.cli.catalog;

import org.jspecify.annotations.NullMarked;
