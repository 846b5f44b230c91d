/**
 * Image archives as {@code docker load} reads them: layers, configuration, and the two put
 * together.
 */
@NullMarked
package org.cyberdojo.engine.archive;

import org.jspecify.annotations.NullMarked;
