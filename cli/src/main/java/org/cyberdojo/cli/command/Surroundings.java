package org.cyberdojo.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;

/**
 * What a command finds around it.
 *
 * @param environment as {@link System#getenv()} gives it
 * @param workingFolder the current folder, absolute
 * @param home the distribution's folder: {@code bin}, {@code lib}, {@code base}
 * @param commit the commit of this project that the distribution was built from; empty when it was
 *     not built in a git checkout
 */
public record Surroundings(
    Map<String, String> environment, Path workingFolder, Path home, Optional<CommitSha> commit) {

  /** What the launcher sets. */
  private static final String HOME = "cyber-dojo.home";

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess(Optional<CommitSha> commit) {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty(HOME, ".")).toAbsolutePath(),
        commit);
  }

  /** A variable of the environment that is there and not blank. */
  public Optional<String> variable(String name) {
    return settings().text(name);
  }

  /** Where things are kept that can be had again. */
  public Path cache() {
    return settings().cache();
  }

  /** What the environment sets. */
  public Environment settings() {
    return new Environment(environment);
  }
}
