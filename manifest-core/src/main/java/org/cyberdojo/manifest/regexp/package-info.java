/** The syntax of Ruby's regular expressions: manifests hold them, and Ruby programs use them. */
@NullMarked
package org.cyberdojo.manifest.regexp;

import org.jspecify.annotations.NullMarked;
