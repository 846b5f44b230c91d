/** Conversations with containers: bounded in time, and in what is listened to. */
@NullMarked
package org.cyberdojo.runner.line;

import org.jspecify.annotations.NullMarked;
