/**
 * What can go wrong between us and the container engine, each with what was tried, why it failed
 * and what to do.
 */
@NullMarked
package org.cyberdojo.engine.failure;

import org.jspecify.annotations.NullMarked;
