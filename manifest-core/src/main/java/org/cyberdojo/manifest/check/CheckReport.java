package org.cyberdojo.manifest.check;

import java.util.List;
import java.util.OptionalInt;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * What the checks found in all repositories.
 *
 * @param type what the repositories were given as
 * @param faults in the order of the repositories, then of their manifests' paths, then of the
 *     rules; names that clash come last. No more than {@link FaultLog#MOST_FAULTS}
 * @param moreFaults how many more there are, at least
 * @param startPoints those without a fault of their own, in the same order
 */
public record CheckReport(
    StartPointType type, List<Fault> faults, long moreFaults, List<CheckedStartPoint> startPoints) {

  public CheckReport {
    faults = List.copyOf(faults);
    startPoints = List.copyOf(startPoints);
  }

  /** Whether a start-point image may be made. */
  public boolean isGood() {
    return faults.isEmpty();
  }

  /** The exit status that the first fault decides; none when all is well. */
  public OptionalInt status() {
    return faults.stream().mapToInt(fault -> FaultStatus.of(type, fault.code())).findFirst();
  }
}
