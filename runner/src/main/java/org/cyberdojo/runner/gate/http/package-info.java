/** The security gate over HTTP. */
@NullMarked
package org.cyberdojo.runner.gate.http;

import org.jspecify.annotations.NullMarked;
