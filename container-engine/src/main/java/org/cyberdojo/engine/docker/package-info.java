/** The container engine reached by docker-java; no other package sees that library. */
@NullMarked
package org.cyberdojo.engine.docker;

import org.jspecify.annotations.NullMarked;
