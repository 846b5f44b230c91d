/** Who may write, and who may read: tokens of which only hashes are kept. */
@NullMarked
package org.cyberdojo.gate.access;

import org.jspecify.annotations.NullMarked;
