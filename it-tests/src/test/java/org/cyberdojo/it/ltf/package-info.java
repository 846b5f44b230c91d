/** LTF images end to end: real repositories, images made on the spot, a registry. */
@NullMarked
package org.cyberdojo.it.ltf;

import org.jspecify.annotations.NullMarked;
