/** One container for one run of cyber-dojo.sh: what holds it in, what goes in, what comes out. */
@NullMarked
package org.cyberdojo.runner.sandbox;

import org.jspecify.annotations.NullMarked;
