/** What kinds of start-points there are. */
@NullMarked
package org.cyberdojo.manifest.startpoint;

import org.jspecify.annotations.NullMarked;
