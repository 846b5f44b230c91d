/**
 * Makes the start-points base image at build time: Java runtime, C library, server, and the cache
 * of its classes.
 */
@NullMarked
package org.cyberdojo.base;

import org.jspecify.annotations.NullMarked;
