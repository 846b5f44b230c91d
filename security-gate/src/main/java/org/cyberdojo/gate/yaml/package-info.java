/**
 * YAML files read as values that know their line, so that a wrong one is refused with its place.
 */
@NullMarked
package org.cyberdojo.gate.yaml;

import org.jspecify.annotations.NullMarked;
