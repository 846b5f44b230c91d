/** Strict reading of small JSON files that strangers wrote, and values of them on one line. */
@NullMarked
package org.cyberdojo.manifest.json;

import org.jspecify.annotations.NullMarked;
