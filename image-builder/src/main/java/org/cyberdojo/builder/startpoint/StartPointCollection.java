package org.cyberdojo.builder.startpoint;

import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.FileTree;

/**
 * Start-points that passed every check, ready to be put into an image or served.
 *
 * @param repositories in the order they were asked for
 * @param warnings sentences on what the authors should know, none of them a fault
 */
public record StartPointCollection(
    StartPointType type, List<CollectedRepository> repositories, List<String> warnings) {

  public StartPointCollection {
    repositories = List.copyOf(repositories);
    warnings = List.copyOf(warnings);
  }

  /**
   * A repository whose start-points passed.
   *
   * @param source as it was cloned
   * @param tree its files, and beside each manifest where it came from
   * @param startPoints sorted by the path of their manifests
   */
  public record CollectedRepository(
      SourceRepository source, FileTree tree, List<CollectedStartPoint> startPoints) {

    public CollectedRepository {
      startPoints = List.copyOf(startPoints);
    }
  }

  /** The same, with more warnings. */
  StartPointCollection withWarnings(List<String> more) {
    return new StartPointCollection(
        type, repositories, Stream.concat(warnings.stream(), more.stream()).toList());
  }

  /** Every repository's files, in the order the repositories were asked for. */
  public List<FileTree> trees() {
    return repositories.stream().map(CollectedRepository::tree).toList();
  }
}
