package org.cyberdojo.runner.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.run.RunObserver;
import org.cyberdojo.runner.run.RunRecord;

/** Counts and records what the service's runner does. */
record ServiceObserver(RunMetrics metrics, RunLog log) implements RunObserver {

  private static final Logger LOG = System.getLogger(ServiceObserver.class.getName());

  @Override
  public void ended(RunRecord run) {
    metrics.ended(run);
    log.ended(run);
  }

  @Override
  public void makes(ImageName workerImage) {
    LOG.log(Level.INFO, "making {0}, in which rag-lambdas are called", workerImage);
  }
}
