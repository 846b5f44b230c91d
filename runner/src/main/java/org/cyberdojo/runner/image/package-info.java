/** The images of the node: which are here, and the pulls under way. */
@NullMarked
package org.cyberdojo.runner.image;

import org.jspecify.annotations.NullMarked;
