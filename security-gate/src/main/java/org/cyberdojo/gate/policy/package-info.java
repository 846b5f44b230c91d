/**
 * What is asked of an image: the rules' limits, the exemptions from them, and the file they are
 * read from.
 */
@NullMarked
package org.cyberdojo.gate.policy;

import org.jspecify.annotations.NullMarked;
