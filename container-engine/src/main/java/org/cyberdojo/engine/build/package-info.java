/** Building images from Dockerfiles: what is built, and the port that builds it. */
@NullMarked
package org.cyberdojo.engine.build;

import org.jspecify.annotations.NullMarked;
