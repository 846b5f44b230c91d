/** The design's rules, held by tests. */
@NullMarked
package org.cyberdojo.it.architecture;

import org.jspecify.annotations.NullMarked;
