/** The shas page: what it shows, made ready for the template and for JSON. */
@NullMarked
package org.cyberdojo.gate.page;

import org.jspecify.annotations.NullMarked;
