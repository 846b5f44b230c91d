/**
 * The shapes in which the gate speaks with the world: decisions, images and marks as JSON, and
 * back.
 */
@NullMarked
package org.cyberdojo.gate.json;

import org.jspecify.annotations.NullMarked;
