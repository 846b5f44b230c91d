package org.cyberdojo.builder.dependents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cyberdojo.builder.ltf.LtfFiles;
import org.cyberdojo.builder.ltf.UnusableRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.manifest.tree.FileTree;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeLookup;

/** Takes repositories and makes their graph. */
public final class GraphReader {

  private final SourceRepositories repositories;

  public GraphReader(SourceRepositories repositories) {
    this.repositories = repositories;
  }

  /**
   * The graph of the repositories that build an image; one without a {@code docker/} folder builds
   * none.
   *
   * @param notes told of each repository that builds no image
   * @throws BadGraphException with the faults of all repositories
   */
  public DependencyGraph read(List<RepositoryArgument> arguments, Consumer<String> notes) {
    List<LtfRepository> found = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    for (TakenRepository taken : repositories.take(arguments, TakingListener.SILENT)) {
      if (!buildsAnImage(taken.source().tree())) {
        notes.accept(taken.argument().given() + " has no docker/ folder, and builds no image");
        continue;
      }
      try {
        found.add(repository(taken));
      } catch (UnusableRepositoryException e) {
        faults.add(taken.argument().given() + ": " + e.getMessage());
      }
    }
    if (!faults.isEmpty()) {
      throw new BadGraphException(faults);
    }
    return DependencyGraph.of(found);
  }

  private static boolean buildsAnImage(FileTree tree) {
    return TreeLookup.in(tree).find("docker") instanceof Finding.Folder;
  }

  private static LtfRepository repository(TakenRepository taken) {
    LtfFiles files = LtfFiles.of(taken.source().tree());
    return new LtfRepository(
        taken.argument().address(), taken.source().sha(), files.image(), files.dockerfile());
  }
}
