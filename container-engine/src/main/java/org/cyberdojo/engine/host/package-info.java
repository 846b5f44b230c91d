/** What an image can take from the machine that makes it: a Java runtime, the C library, files. */
@NullMarked
package org.cyberdojo.engine.host;

import org.jspecify.annotations.NullMarked;
