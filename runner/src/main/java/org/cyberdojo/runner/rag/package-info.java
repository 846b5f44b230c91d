/**
 * Red, amber or green: rag-lambdas, where they are read from, and the locked-down containers in
 * which they are called.
 */
@NullMarked
package org.cyberdojo.runner.rag;

import org.jspecify.annotations.NullMarked;
