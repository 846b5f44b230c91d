/**
 * What our HTTP services share: routes, JSON arguments, one shape of error, probes, metrics,
 * limits, a graceful stop.
 */
@NullMarked
package org.cyberdojo.http;

import org.jspecify.annotations.NullMarked;
