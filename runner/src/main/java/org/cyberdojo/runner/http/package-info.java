/** The runner over HTTP: its paths, its arguments, its answers. */
@NullMarked
package org.cyberdojo.runner.http;

import org.jspecify.annotations.NullMarked;
