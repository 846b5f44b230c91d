/** Asks a service of ours whether it is well, from inside its own container. */
@NullMarked
package org.cyberdojo.http.probe;

import org.jspecify.annotations.NullMarked;
