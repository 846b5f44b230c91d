/** The CI configurations that are ours, and those that we recommend. */
@NullMarked
package org.cyberdojo.it.ci;

import org.jspecify.annotations.NullMarked;
