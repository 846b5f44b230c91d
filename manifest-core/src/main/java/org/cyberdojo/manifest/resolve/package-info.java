/** Which image a start-point runs in: the rules that give a manifest its image name. */
@NullMarked
package org.cyberdojo.manifest.resolve;

import org.jspecify.annotations.NullMarked;
