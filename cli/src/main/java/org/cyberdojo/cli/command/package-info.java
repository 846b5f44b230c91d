/** What every command is made of: where it speaks, and how it fails. */
@NullMarked
package org.cyberdojo.cli.command;

import org.jspecify.annotations.NullMarked;
