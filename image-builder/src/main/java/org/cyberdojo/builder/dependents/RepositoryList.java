package org.cyberdojo.builder.dependents;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;

/**
 * A file that lists repositories, one url a line; empty lines and those with a # are passed over.
 */
public final class RepositoryList {

  /** No organisation has more. */
  private static final int MOST = 5000;

  private RepositoryList() {}

  /**
   * Reads the list; a repository that is listed twice is taken once.
   *
   * @param folder what a relative path is relative to
   * @throws BadGraphException naming each line that is no repository
   */
  public static List<RepositoryArgument> parse(String text, Path folder) {
    List<RepositoryArgument> repositories = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    Set<Object> seen = new HashSet<>();
    List<String> lines = text.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      String line = lines.get(at).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      try {
        RepositoryArgument repository = RepositoryArgument.parse(line, folder);
        if (seen.add(repository.address())) {
          repositories.add(repository);
        }
      } catch (MalformedRepositoryException e) {
        faults.add("line " + (at + 1) + ": " + e.getMessage());
      }
    }
    if (repositories.size() > MOST) {
      faults.add("there are more than " + MOST + " repositories");
    }
    if (repositories.isEmpty() && faults.isEmpty()) {
      faults.add("no repository is listed; write one url a line");
    }
    if (!faults.isEmpty()) {
      throw new BadGraphException(faults);
    }
    return List.copyOf(repositories);
  }
}
