package org.cyberdojo.runner.run;

import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.runner.pool.SandboxPool;
import org.cyberdojo.runner.sandbox.Ending;
import org.cyberdojo.runner.sandbox.Ending.NeverBegan;
import org.cyberdojo.runner.sandbox.Sandbox;
import org.cyberdojo.runner.sandbox.Sandboxes;

/**
 * Runs requests in sandboxes: in one that was started ahead where there is one, else in a new one.
 * Safe for use by several threads.
 */
public final class SandboxRuns {

  private final Sandboxes sandboxes;
  private final SandboxPool pool;

  public SandboxRuns(Sandboxes sandboxes, SandboxPool pool) {
    this.sandboxes = sandboxes;
    this.pool = pool;
  }

  /** How a run ended, and whether its sandbox had been started ahead. */
  record Ran(Ending ending, boolean wasWarm) {}

  /**
   * Runs a request.
   *
   * @throws EngineException when the engine makes no container
   */
  Ran run(RunRequest request, ImageId image) {
    try {
      return warm(request, image).orElseGet(() -> cold(request));
    } finally {
      pool.expect(request.image(), image); // now, and not while the run wants the processor
    }
  }

  /** Empty also when the sandbox turned out to be of no use: nobody should notice. */
  private Optional<Ran> warm(RunRequest request, ImageId image) {
    return pool.take(request.image(), image)
        .map(sandbox -> run(request, sandbox))
        .filter(ending -> !(ending instanceof NeverBegan))
        .map(ending -> new Ran(ending, true));
  }

  private Ran cold(RunRequest request) {
    Map<String, String> environment = Map.of("CYBER_DOJO_ID", request.input().id());
    Sandbox sandbox = sandboxes.start(request.image(), environment);
    return new Ran(run(request, sandbox), false);
  }

  private Ending run(RunRequest request, Sandbox sandbox) {
    try {
      return sandbox.run(request.input(), request.limit());
    } finally {
      sandboxes.discard(sandbox);
    }
  }
}
