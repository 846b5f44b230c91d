/** Containers as values and a port: what one is made of, what is said to it, what it says. */
@NullMarked
package org.cyberdojo.engine.container;

import org.jspecify.annotations.NullMarked;
