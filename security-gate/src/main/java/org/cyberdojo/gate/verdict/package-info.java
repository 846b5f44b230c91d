/** What the gate says of an image: allow, warn or deny, and every reason. */
@NullMarked
package org.cyberdojo.gate.verdict;

import org.jspecify.annotations.NullMarked;
