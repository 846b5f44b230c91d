package org.cyberdojo.builder.dependents;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cyberdojo.builder.forced.CommitPlan;
import org.cyberdojo.builder.forced.ForcedCommit;
import org.cyberdojo.builder.forced.Origins;
import org.cyberdojo.builder.ltf.LtfFiles;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.tree.FileTree;

/** Makes a forced commit in each repository that is built right on an image. */
public final class Trigger {

  private static final int AT_ONCE = 8;

  private final Origins origins;
  private final Clock clock;

  public Trigger(Origins origins, Clock clock) {
    this.origins = origins;
    this.clock = clock;
  }

  /**
   * What came of one repository.
   *
   * @param commit the forced commit; empty when there is none
   * @param fault why there is none
   */
  public record Outcome(
      LtfRepository repository, Optional<CommitSha> commit, Optional<String> fault) {}

  /**
   * Triggers the direct dependents of an image; a fault of one does not keep the others from it.
   *
   * @param published the image just published, with its tag
   * @param bump whether their FROM lines get that tag
   */
  public List<Outcome> trigger(DependencyGraph graph, ImageName published, boolean bump) {
    ForcedCommit commit = commit(graph, published);
    CommitPlan plan = bump ? commit.planWith(tree -> bumped(tree, published)) : commit.plan();
    List<Future<Outcome>> pending = new ArrayList<>();
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      for (LtfRepository dependent : graph.dependentsOf(published)) {
        pending.add(threads.submit(() -> outcome(dependent, plan)));
      }
    }
    return pending.stream().map(Future::resultNow).toList();
  }

  private ForcedCommit commit(DependencyGraph graph, ImageName published) {
    Optional<LtfRepository> builder = graph.builderOf(published);
    return new ForcedCommit(
        published + " was published",
        builder.map(repository -> repository.address().url()),
        builder.map(LtfRepository::commit),
        clock.instant());
  }

  private Outcome outcome(LtfRepository dependent, CommitPlan plan) {
    try {
      return new Outcome(
          dependent, Optional.of(origins.commit(dependent.address(), plan)), Optional.empty());
    } catch (RuntimeException e) {
      return new Outcome(dependent, Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
    }
  }

  private static Map<String, byte[]> bumped(FileTree tree, ImageName published) {
    return Map.of(LtfFiles.DOCKERFILE, FromBump.of(LtfFiles.of(tree).dockerfile(), published));
  }
}
