/** Sandboxes that are started ahead of the runs they wait for. */
@NullMarked
package org.cyberdojo.runner.pool;

import org.jspecify.annotations.NullMarked;
