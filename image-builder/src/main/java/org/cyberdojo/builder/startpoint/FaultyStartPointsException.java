package org.cyberdojo.builder.startpoint;

import org.cyberdojo.manifest.check.CheckReport;
import org.cyberdojo.manifest.check.FaultLines;

/** Start-points that have faults, and so are neither put into an image nor served. */
public final class FaultyStartPointsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient CheckReport report;

  FaultyStartPointsException(CheckReport report) {
    super(String.join("\n", FaultLines.of(report)));
    this.report = report;
  }

  /** All faults of all repositories. */
  public CheckReport report() {
    return report;
  }
}
