/** What the security gate says of an image before it is run. */
@NullMarked
package org.cyberdojo.runner.gate;

import org.jspecify.annotations.NullMarked;
