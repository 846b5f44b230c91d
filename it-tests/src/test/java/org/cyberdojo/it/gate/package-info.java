/** The security gate with all that asks it and tells it: builds, runs, registries, commands. */
@NullMarked
package org.cyberdojo.it.gate;

import org.jspecify.annotations.NullMarked;
