/** The services of cyber-dojo and what each of them says of itself. */
@NullMarked
package org.cyberdojo.gate.services;

import org.jspecify.annotations.NullMarked;
