package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.builder.source.Revision;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;

/**
 * Takes repositories of this machine, reading them where they are: nothing is copied but their
 * refs, and nothing of them is written.
 */
final class LocalRepositories {

  /**
   * A repository, and the commit of its working tree when that has uncommitted changes.
   *
   * @param repository with the objects of the commit
   * @param workInProgress the commit
   */
  record Opened(OpenRepository repository, Optional<ObjectId> workInProgress) {}

  private final Workshop workshop;

  LocalRepositories(Workshop workshop) {
    this.workshop = workshop;
  }

  /** The repository at a path; empty when there is none. */
  Optional<Opened> open(Path path, Revision revision) throws IOException {
    Optional<LocalFolder> folder = LocalFolder.at(path);
    return folder.isPresent() ? Optional.of(open(folder.get(), revision)) : Optional.empty();
  }

  private Opened open(LocalFolder folder, Revision revision) throws IOException {
    Repository repository = workshop.openLocal(folder);
    ObjectStore store = repository::newObjectReader;
    Set<ObjectId> tips = tips(repository.getRefDatabase());
    Optional<ObjectId> head = Optional.ofNullable(repository.resolve(Constants.HEAD));
    OpenRepository clean = new OpenRepository(store, head, tips, tips.isEmpty());
    boolean isAsItIs = revision.equals(new Revision.Head()) && folder.workTree().isPresent();
    return isAsItIs && head.isPresent()
        ? workInProgress(repository, clean, head.get())
        : new Opened(clean, Optional.empty());
  }

  private static Set<ObjectId> tips(RefDatabase refs) throws IOException {
    Set<ObjectId> tips = new LinkedHashSet<>();
    for (Ref ref : refs.getRefs()) {
      Optional.ofNullable(ref.getObjectId()).ifPresent(tips::add);
    }
    Optional.ofNullable(refs.exactRef(Constants.HEAD)).map(Ref::getObjectId).ifPresent(tips::add);
    return tips;
  }

  private Opened workInProgress(Repository repository, OpenRepository clean, ObjectId head)
      throws IOException {
    try (ObjectReader existing = repository.newObjectReader();
        NewObjects added =
            new NewObjects(existing, () -> workshop.openBare(workshop.scratch().newFolder()))) {
      Optional<ObjectId> commit =
          new WorkInProgress(repository, this::nestedHead, added, workshop.limits()).commit(head);
      ObjectStore store = added.made().map(made -> layered(made, repository)).orElse(clean.store());
      return new Opened(
          new OpenRepository(store, commit.or(clean::head), clean.tips(), false), commit);
    }
  }

  private static ObjectStore layered(Repository upper, Repository lower) {
    return () -> new LayeredReader(upper.newObjectReader(), lower.newObjectReader());
  }

  private Optional<ObjectId> nestedHead(Path folder) {
    try {
      Optional<LocalFolder> nested = LocalFolder.at(folder);
      return nested.isPresent()
          ? Optional.ofNullable(workshop.openLocal(nested.get()).resolve(Constants.HEAD))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
