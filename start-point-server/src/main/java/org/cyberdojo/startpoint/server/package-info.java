/** The HTTP service of a start-point image: its manifests as JSON. */
@NullMarked
package org.cyberdojo.startpoint.server;

import org.jspecify.annotations.NullMarked;
