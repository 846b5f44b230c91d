package org.cyberdojo.builder.git;

import java.io.IOException;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;

/** Objects of the cache. When one is missing or broken, everything is cloned anew, once. */
final class RepairingStore implements ObjectStore {

  /** Clones anew what turned out to be broken. */
  interface Repair {
    Repository instead(Repository broken) throws IOException;
  }

  private final Repair repair;
  private Repository current;
  private boolean repaired;

  RepairingStore(Repository current, Repair repair) {
    this.current = current;
    this.repair = repair;
  }

  @Override
  public ObjectReader newReader() {
    return current().newObjectReader();
  }

  private synchronized Repository current() {
    return current;
  }

  @Override
  public <T> T read(Reading<T> reading) throws IOException {
    Repository used = current();
    try (ObjectReader reader = used.newObjectReader()) {
      return reading.from(reader);
    } catch (RefusedException e) {
      throw e;
    } catch (IOException e) {
      try (ObjectReader reader = repaired(used, e).newObjectReader()) {
        return reading.from(reader);
      }
    }
  }

  private synchronized Repository repaired(Repository broken, IOException failure)
      throws IOException {
    boolean isRepairedMeanwhile = !current.equals(broken);
    if (isRepairedMeanwhile) {
      return current;
    }
    if (repaired) {
      throw failure;
    }
    repaired = true;
    current = repair.instead(broken);
    return current;
  }
}
