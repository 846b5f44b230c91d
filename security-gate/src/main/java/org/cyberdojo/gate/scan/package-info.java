/** Scanners' reports, Trivy's JSON and SARIF, read as findings. */
@NullMarked
package org.cyberdojo.gate.scan;

import org.jspecify.annotations.NullMarked;
