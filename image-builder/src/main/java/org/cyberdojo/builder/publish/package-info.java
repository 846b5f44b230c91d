/**
 * Images that are put into a registry under a tag that never changes: looked at before, agreed on,
 * looked at after.
 */
@NullMarked
package org.cyberdojo.builder.publish;

import org.jspecify.annotations.NullMarked;
