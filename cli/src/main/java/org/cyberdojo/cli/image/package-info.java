/** {@code runner image} and {@code gate image}: the command's services as images. */
@NullMarked
package org.cyberdojo.cli.image;

import org.jspecify.annotations.NullMarked;
