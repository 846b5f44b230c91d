/** What registries hold: each tag with what its image says of itself. */
@NullMarked
package org.cyberdojo.builder.inventory;

import org.jspecify.annotations.NullMarked;
