package org.cyberdojo.builder.ltf;

import java.time.Clock;
import java.util.Optional;
import org.cyberdojo.builder.forced.Origins;
import org.cyberdojo.builder.publish.Publisher;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.engine.build.ImageBuilds;
import org.cyberdojo.engine.image.Images;

/**
 * What a build works with.
 *
 * @param repositories takes the commit
 * @param origins forces commits
 * @param images pulls, names and looks at images
 * @param builds builds them
 * @param versionCheck runs the author's own check
 * @param lights runs the starting files
 * @param publisher brings images into registries
 * @param catalog is told of published images; empty when there is none
 * @param clock tells when an image is created
 */
public record Tools(
    SourceRepositories repositories,
    Origins origins,
    Images images,
    ImageBuilds builds,
    VersionCheck versionCheck,
    TrafficLights lights,
    Publisher publisher,
    Optional<Catalog> catalog,
    Clock clock) {}
