/**
 * What the end-to-end tests stand on: the command as a process, git repositories, start-point
 * containers.
 */
@NullMarked
package org.cyberdojo.it.harness;

import org.jspecify.annotations.NullMarked;
