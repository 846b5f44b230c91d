/** Registries, spoken to by the OCI distribution API. */
@NullMarked
package org.cyberdojo.builder.registry;

import org.jspecify.annotations.NullMarked;
