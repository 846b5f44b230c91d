package org.cyberdojo.builder.ltf;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.publish.Publication;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * What came of a build.
 *
 * @param image the image's name with its tag
 * @param id what the engine calls it
 * @param workInProgress whether the commit is one that nobody has made
 * @param warnings sentences, none of them a fault
 * @param lights none for a base language
 * @param publication what the registry has now; empty when nothing was to be published
 * @param forcedCommit the commit that makes CI publish; empty when there is none
 * @param steps those that were taken, in their order
 */
public record BuildReport(
    BuildMode mode,
    ImageName image,
    ImageId id,
    CommitSha commit,
    boolean workInProgress,
    List<String> warnings,
    List<Light> lights,
    Optional<Publication> publication,
    Optional<CommitSha> forcedCommit,
    List<TakenStep> steps) {

  public BuildReport {
    warnings = List.copyOf(warnings);
    lights = List.copyOf(lights);
    steps = List.copyOf(steps);
  }

  /** A step and how long it took; a step that had nothing to do took no time. */
  public record TakenStep(Step step, Duration duration, String summary) {}
}
