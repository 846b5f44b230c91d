/**
 * Manifests as clients see them: with their files in them, their image resolved, under their names.
 */
@NullMarked
package org.cyberdojo.manifest.serving;

import org.jspecify.annotations.NullMarked;
