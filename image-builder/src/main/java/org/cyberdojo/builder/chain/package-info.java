/** The chain of repositories that are built one after the other, as a file has it. */
@NullMarked
package org.cyberdojo.builder.chain;

import org.jspecify.annotations.NullMarked;
