/** The gate itself, a pure function of facts, policy and time; one class a rule. */
@NullMarked
package org.cyberdojo.gate.judge;

import org.jspecify.annotations.NullMarked;
