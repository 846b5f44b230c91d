/**
 * The checks that every manifest of every repository must pass before it goes into a start-point
 * image.
 */
@NullMarked
package org.cyberdojo.manifest.check;

import org.jspecify.annotations.NullMarked;
