/** Start-points the whole way: from git repositories to manifests that a client is served. */
@NullMarked
package org.cyberdojo.it.startpoint;

import org.jspecify.annotations.NullMarked;
