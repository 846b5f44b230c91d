/** The runner as a whole: its settings, its parts put together, its clean-up. */
@NullMarked
package org.cyberdojo.runner.service;

import org.jspecify.annotations.NullMarked;
