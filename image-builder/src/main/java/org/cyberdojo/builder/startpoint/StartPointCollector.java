package org.cyberdojo.builder.startpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.builder.startpoint.StartPointArgument.OfImage;
import org.cyberdojo.builder.startpoint.StartPointArgument.OfRepository;
import org.cyberdojo.builder.startpoint.StartPointCollection.CollectedRepository;
import org.cyberdojo.manifest.check.CheckReport;
import org.cyberdojo.manifest.check.CheckedStartPoint;
import org.cyberdojo.manifest.check.Fault;
import org.cyberdojo.manifest.check.StartPointChecks;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.layout.TreeWithProvenance;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * Collects start-points: takes their repositories, checks every manifest, and says which image each
 * runs in.
 *
 * <p>What it collects reads its files from the repositories, until the {@link SourceRepositories}
 * are closed.
 */
public final class StartPointCollector {

  private final SourceRepositories sources;
  private final ImageOrigins origins;
  private final ImagePolicy policy;

  /**
   * A collector.
   *
   * @param origins asked for the repositories of arguments that name an image
   */
  public StartPointCollector(SourceRepositories sources, ImageOrigins origins, ImagePolicy policy) {
    this.sources = sources;
    this.origins = origins;
    this.policy = policy;
  }

  /**
   * Collects the start-points of all arguments.
   *
   * @throws FaultyStartPointsException when a manifest has a fault; it holds all faults of all
   *     repositories
   * @throws org.cyberdojo.builder.source.RepositoryException when a repository cannot be taken
   * @throws UnknownOriginException when an image does not say where it came from
   */
  public StartPointCollection collect(
      StartPointType type, List<StartPointArgument> arguments, TakingListener listener) {
    List<TakenRepository> taken =
        sources.take(arguments.stream().map(this::repository).toList(), listener);
    CheckReport report =
        StartPointChecks.check(type, taken.stream().map(TakenRepository::source).toList());
    if (!report.isGood()) {
      throw new FaultyStartPointsException(report);
    }
    return withImages(type, arguments, taken, report);
  }

  private RepositoryArgument repository(StartPointArgument argument) {
    return switch (argument) {
      case OfRepository(RepositoryArgument repository) -> repository;
      case OfImage image -> origins.of(image);
    };
  }

  private StartPointCollection withImages(
      StartPointType type,
      List<StartPointArgument> arguments,
      List<TakenRepository> taken,
      CheckReport report) {
    IdentityHashMap<SourceRepository, List<CheckedStartPoint>> checked = byRepository(report);
    ImageAssignment assignment = new ImageAssignment(type, policy);
    List<CollectedRepository> repositories = new ArrayList<>();
    for (int i = 0; i < taken.size(); i++) {
      TakenRepository repository = taken.get(i);
      List<CheckedStartPoint> startPoints = checked.getOrDefault(repository.source(), List.of());
      repositories.add(
          collected(
              repository.source(), assignment.assign(arguments.get(i), repository, startPoints)));
    }
    List<Fault> faults = assignment.faults();
    if (!faults.isEmpty()) {
      throw new FaultyStartPointsException(new CheckReport(type, faults, 0, List.of()));
    }
    return gated(new StartPointCollection(type, repositories, assignment.warnings()));
  }

  private StartPointCollection gated(StartPointCollection collection) {
    GatedImages gated = GatedImages.of(collection.type(), collection.repositories(), policy.gate());
    if (!gated.faults().isEmpty()) {
      throw new FaultyStartPointsException(
          new CheckReport(collection.type(), gated.faults(), 0, List.of()));
    }
    return collection.withWarnings(gated.warnings());
  }

  /** Two repositories may be equal in all they hold, so it is the very object that counts. */
  private static IdentityHashMap<SourceRepository, List<CheckedStartPoint>> byRepository(
      CheckReport report) {
    IdentityHashMap<SourceRepository, List<CheckedStartPoint>> byRepository =
        new IdentityHashMap<>();
    for (CheckedStartPoint startPoint : report.startPoints()) {
      byRepository.computeIfAbsent(startPoint.source(), _ -> new ArrayList<>()).add(startPoint);
    }
    return byRepository;
  }

  private static CollectedRepository collected(
      SourceRepository source, List<CollectedStartPoint> startPoints) {
    Map<String, Provenance> known = new HashMap<>();
    startPoints.forEach(
        startPoint -> known.put(startPoint.manifestPath(), startPoint.provenance()));
    return new CollectedRepository(source, TreeWithProvenance.of(source, known), startPoints);
  }
}
