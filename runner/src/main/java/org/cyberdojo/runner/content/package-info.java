/** Text that came out of a container: cleaned, and cut to a size that a browser can take. */
@NullMarked
package org.cyberdojo.runner.content;

import org.jspecify.annotations.NullMarked;
