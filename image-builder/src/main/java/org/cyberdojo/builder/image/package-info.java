/**
 * Start-point images: made of prepared repositories on a base image, and read without being run.
 */
@NullMarked
package org.cyberdojo.builder.image;

import org.jspecify.annotations.NullMarked;
