/** What a program is told by the environment that it was started in. */
@NullMarked
package org.cyberdojo.manifest.environment;

import org.jspecify.annotations.NullMarked;
