/**
 * The traffic-light check: a start-point's files must come out red as they are, amber and green
 * with one change each.
 */
@NullMarked
package org.cyberdojo.runner.lights;

import org.jspecify.annotations.NullMarked;
