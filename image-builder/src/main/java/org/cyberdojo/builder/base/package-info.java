/**
 * The image that every start-point image stands on: made of the distribution, or one that the user
 * names.
 */
@NullMarked
package org.cyberdojo.builder.base;

import org.jspecify.annotations.NullMarked;
