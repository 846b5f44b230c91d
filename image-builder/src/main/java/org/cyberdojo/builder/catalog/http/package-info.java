/** Tells a catalog of published images, over HTTP. */
@NullMarked
package org.cyberdojo.builder.catalog.http;

import org.jspecify.annotations.NullMarked;
