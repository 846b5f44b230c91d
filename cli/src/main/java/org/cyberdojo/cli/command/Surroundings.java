package org.cyberdojo.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;

/**
 * What a command finds around it.
 *
 * @param environment as {@link System#getenv()} gives it
 * @param workingFolder the current folder, absolute
 * @param home the distribution's folder: {@code bin}, {@code lib}, {@code base}
 * @param build finds {@link #commit}; it is called only by commands that want to know
 */
public record Surroundings(
    Map<String, String> environment,
    Path workingFolder,
    Path home,
    Supplier<Optional<CommitSha>> build) {

  /** What the launcher sets. */
  private static final String HOME = "cyber-dojo.home";

  public Surroundings {
    environment = Map.copyOf(environment);
  }

  /** Those of this process. */
  public static Surroundings ofProcess(Supplier<Optional<CommitSha>> build) {
    return new Surroundings(
        System.getenv(),
        Path.of("").toAbsolutePath(),
        Path.of(System.getProperty(HOME, ".")).toAbsolutePath(),
        build);
  }

  /**
   * The commit of this project that the distribution was built from; empty when it was not built in
   * a git checkout.
   */
  public Optional<CommitSha> commit() {
    return build.get();
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
