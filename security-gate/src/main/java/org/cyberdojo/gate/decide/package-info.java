/**
 * Decisions on images as they are asked for: facts from the catalog, judged by the policy,
 * remembered for a moment.
 */
@NullMarked
package org.cyberdojo.gate.decide;

import org.jspecify.annotations.NullMarked;
