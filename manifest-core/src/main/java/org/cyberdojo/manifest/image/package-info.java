/** Names of container images: their grammar, and which of them are immutable. */
@NullMarked
package org.cyberdojo.manifest.image;

import org.jspecify.annotations.NullMarked;
