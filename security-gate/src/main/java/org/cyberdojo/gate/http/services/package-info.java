/** Services are asked over HTTP which commit they were built from. */
@NullMarked
package org.cyberdojo.gate.http.services;

import org.jspecify.annotations.NullMarked;
