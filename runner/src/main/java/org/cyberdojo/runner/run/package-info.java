/** One run of cyber-dojo.sh, from its request to its result. */
@NullMarked
package org.cyberdojo.runner.run;

import org.jspecify.annotations.NullMarked;
