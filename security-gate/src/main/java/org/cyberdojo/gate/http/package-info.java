/** The gate as an HTTP service: its routes, who may use them, and how it is started. */
@NullMarked
package org.cyberdojo.gate.http;

import org.jspecify.annotations.NullMarked;
