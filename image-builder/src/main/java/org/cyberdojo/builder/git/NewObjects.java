package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/**
 * Takes objects that a repository does not have, into a folder of our own. The folder is made when
 * there is something to put into it.
 */
final class NewObjects extends ObjectInserter.Filter {

  /** Makes the repository that the objects go to. */
  interface Place {
    Repository make() throws IOException;
  }

  private final ObjectReader existing;
  private final Place place;
  private final ObjectInserter.Formatter ids = new ObjectInserter.Formatter();
  private Optional<Repository> made = Optional.empty();
  private Optional<ObjectInserter> inserter = Optional.empty();

  /**
   * Takes new objects.
   *
   * @param existing what is there already; closed by the caller
   */
  NewObjects(ObjectReader existing, Place place) {
    this.existing = existing;
    this.place = place;
  }

  /** The repository with the new objects; empty when there were none. */
  Optional<Repository> made() {
    return made;
  }

  @Override
  public ObjectId insert(int type, byte[] data, int offset, int length) throws IOException {
    ObjectId id = ids.idFor(type, data, offset, length);
    return existing.has(id, type) ? id : super.insert(type, data, offset, length);
  }

  @Override
  protected ObjectInserter delegate() {
    return inserter.orElseGet(this::makeInserter);
  }

  private ObjectInserter makeInserter() {
    try {
      Repository repository = place.make();
      ObjectInserter into = repository.newObjectInserter();
      made = Optional.of(repository);
      inserter = Optional.of(into);
      return into;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (inserter.isPresent()) {
      inserter.get().flush();
    }
  }

  @Override
  public void close() {
    inserter.ifPresent(ObjectInserter::close);
    ids.close();
  }
}
