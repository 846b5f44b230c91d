package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;

/** Reads objects from one place, and those that are not there from another. */
final class LayeredReader extends ObjectReader {

  private final ObjectReader upper;
  private final ObjectReader lower;

  LayeredReader(ObjectReader upper, ObjectReader lower) {
    this.upper = upper;
    this.lower = lower;
  }

  @Override
  public ObjectReader newReader() {
    return new LayeredReader(upper.newReader(), lower.newReader());
  }

  @Override
  public Collection<ObjectId> resolve(AbbreviatedObjectId id) throws IOException {
    Set<ObjectId> found = new LinkedHashSet<>(upper.resolve(id));
    found.addAll(lower.resolve(id));
    return found;
  }

  @Override
  public boolean has(AnyObjectId id, int type) throws IOException {
    return upper.has(id, type) || lower.has(id, type);
  }

  @Override
  public ObjectLoader open(AnyObjectId id, int type) throws IOException {
    try {
      return upper.open(id, type);
    } catch (MissingObjectException e) {
      return lower.open(id, type);
    }
  }

  @Override
  public long getObjectSize(AnyObjectId id, int type) throws IOException {
    try {
      return upper.getObjectSize(id, type);
    } catch (MissingObjectException e) {
      return lower.getObjectSize(id, type);
    }
  }

  @Override
  public Set<ObjectId> getShallowCommits() throws IOException {
    return lower.getShallowCommits();
  }

  @Override
  public void close() {
    upper.close();
    lower.close();
  }
}
