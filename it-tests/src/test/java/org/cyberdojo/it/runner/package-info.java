/** The runner end to end: its own image, its HTTP, its traffic-light check. */
@NullMarked
package org.cyberdojo.it.runner;

import org.jspecify.annotations.NullMarked;
