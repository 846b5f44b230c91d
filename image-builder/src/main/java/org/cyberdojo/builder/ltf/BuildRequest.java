package org.cyberdojo.builder.ltf;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is asked for.
 *
 * @param folder the repository, absolute
 * @param mode what happens to the image
 * @param strict whether a mutable FROM is an error
 * @param ciCommit the commit that CI says it builds
 */
public record BuildRequest(
    Path folder, BuildMode mode, boolean strict, Optional<String> ciCommit) {}
