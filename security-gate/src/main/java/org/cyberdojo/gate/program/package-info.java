/** The gate as a program: what its environment sets, its start, its end. */
@NullMarked
package org.cyberdojo.gate.program;

import org.jspecify.annotations.NullMarked;
