/**
 * The commit that something was made from, whole and as the 7 characters that become an image's
 * tag.
 */
@NullMarked
package org.cyberdojo.manifest.commit;

import org.jspecify.annotations.NullMarked;
