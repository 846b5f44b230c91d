package org.cyberdojo.runner.run;

import java.time.Duration;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.rag.RagLambda;
import org.cyberdojo.runner.sandbox.SandboxInput;

/**
 * A run that is asked for.
 *
 * @param input what goes into the sandbox
 * @param image what it is made of
 * @param limit how long cyber-dojo.sh may run, at least a second
 * @param lambda what judges its output; empty for the image's own
 */
public record RunRequest(
    SandboxInput input, ImageName image, Duration limit, Optional<RagLambda> lambda) {

  public RunRequest {
    if (limit.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("a run may take a second at least, not " + limit);
    }
  }

  /** The same, but for no longer than this. */
  public RunRequest atMost(Duration longest) {
    return limit.compareTo(longest) <= 0 ? this : new RunRequest(input, image, longest, lambda);
  }
}
