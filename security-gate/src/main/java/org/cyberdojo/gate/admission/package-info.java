/** Kubernetes asks whether a pod may start: its images are judged as everybody else's. */
@NullMarked
package org.cyberdojo.gate.admission;

import org.jspecify.annotations.NullMarked;
