package org.cyberdojo.manifest.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cyberdojo.manifest.check.RepositoryManifests.Reading;
import org.cyberdojo.manifest.layout.Provenance;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * Checks every manifest of every repository, and says all that is wrong with them.
 *
 * <pre>{@code
 * CheckReport report = StartPointChecks.check(LANGUAGES, repositories);
 * FaultLines.of(report).forEach(System.err::println);
 * }</pre>
 *
 * <p>Repositories are hostile until checked: whatever they hold, this ends with a report, in time
 * and memory that grow with their size and no faster. It touches nothing but the repositories'
 * trees.
 */
public final class StartPointChecks {

  private final StartPointType type;
  private final FaultLog faults = new FaultLog();
  private final DisplayNames displayNames = new DisplayNames();
  private final List<CheckedStartPoint> startPoints = new ArrayList<>();

  private StartPointChecks(StartPointType type) {
    this.type = type;
  }

  /**
   * Checks repositories of which nothing is known but what is in them.
   *
   * @throws org.cyberdojo.manifest.tree.UnreadableTreeException when a repository cannot be read
   */
  public static CheckReport check(StartPointType type, List<SourceRepository> repositories) {
    return check(type, repositories, Provenance::of);
  }

  /**
   * Checks repositories.
   *
   * @param known what is known of a repository's images, such as the one that it was asked for by
   * @throws org.cyberdojo.manifest.tree.UnreadableTreeException when a repository cannot be read
   */
  public static CheckReport check(
      StartPointType type,
      List<SourceRepository> repositories,
      Function<SourceRepository, Provenance> known) {
    StartPointChecks checks = new StartPointChecks(type);
    repositories.forEach(repository -> checks.check(repository, known.apply(repository)));
    return checks.report();
  }

  private void check(SourceRepository source, Provenance provenance) {
    RepositoryManifests manifests = new RepositoryManifests(type, source, provenance);
    faults.addAll(manifests.faultIfNone());
    manifests.readings().forEach(reading -> check(source, reading));
  }

  private void check(SourceRepository source, Reading reading) {
    switch (reading) {
      case RepositoryManifests.Unread(Fault fault) -> faults.addAll(Stream.of(fault));
      case RepositoryManifests.Read(Manifest manifest) -> check(source, manifest);
    }
  }

  private void check(SourceRepository source, Manifest manifest) {
    boolean isGood = faults.addAll(Rules.check(type, manifest));
    Optional<String> displayName = manifest.displayName();
    if (displayName.isPresent()) {
      String name = displayName.get();
      displayNames.add(name, manifest.placeOf(DisplayNameRule.KEY));
      if (isGood) {
        startPoints.add(
            new CheckedStartPoint(
                source, manifest.path(), name, manifest.json(), manifest.image()));
      }
    }
  }

  private CheckReport report() {
    faults.addAll(displayNames.duplicates());
    return new CheckReport(type, faults.kept(), faults.more(), startPoints);
  }
}
