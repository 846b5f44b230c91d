/**
 * The catalog: every tag of every image, what was recorded of it, and how a record is taken or
 * refused.
 */
@NullMarked
package org.cyberdojo.gate.catalog;

import org.jspecify.annotations.NullMarked;
