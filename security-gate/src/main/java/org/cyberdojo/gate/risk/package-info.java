/** Marks that say an image is a risk: how severe, why, who says so, until when. */
@NullMarked
package org.cyberdojo.gate.risk;

import org.jspecify.annotations.NullMarked;
