/** What is known of an image at the moment it is judged. */
@NullMarked
package org.cyberdojo.gate.facts;

import org.jspecify.annotations.NullMarked;
