/** Images that run the {@code cyber-dojo} command itself: its services in containers. */
@NullMarked
package org.cyberdojo.builder.distribution;

import org.jspecify.annotations.NullMarked;
