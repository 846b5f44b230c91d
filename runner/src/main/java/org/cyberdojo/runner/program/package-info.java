/** The runner as a program: what its environment sets, its start, its end. */
@NullMarked
package org.cyberdojo.runner.program;

import org.jspecify.annotations.NullMarked;
