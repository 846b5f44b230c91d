/**
 * An LTF repository's image: augmented, linted, built, tested, published and recorded, in eight
 * steps.
 */
@NullMarked
package org.cyberdojo.builder.ltf;

import org.jspecify.annotations.NullMarked;
