/**
 * The image in whose containers lambdas are called: a Java runtime, Ruby, our worker and nothing
 * else. Made on the node, from what this program itself consists of.
 */
@NullMarked
package org.cyberdojo.runner.rag.image;

import org.jspecify.annotations.NullMarked;
