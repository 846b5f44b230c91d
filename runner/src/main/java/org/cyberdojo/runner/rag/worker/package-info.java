/**
 * What runs inside a lambda's container: Ruby, and a line to the runner. Uses nothing but Java and
 * JRuby, and nothing else of ours.
 */
@NullMarked
package org.cyberdojo.runner.rag.worker;

import org.jspecify.annotations.NullMarked;
