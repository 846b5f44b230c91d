package org.cyberdojo.runner.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.image.ImageName;

/**
 * What the runner itself remembers of a run.
 *
 * @param at when it was asked for
 * @param id as its caller has it
 * @param image as it was asked for
 * @param imageId what the engine ran under that name; empty when nothing was run
 * @param outcome what became of it
 * @param status what was answered
 * @param waited in the queue
 * @param took from request to result, waiting included
 * @param wasWarm whether its container had been started ahead
 */
public record RunRecord(
    Instant at,
    String id,
    ImageName image,
    Optional<ImageId> imageId,
    Outcome outcome,
    String status,
    Duration waited,
    Duration took,
    boolean wasWarm) {}
