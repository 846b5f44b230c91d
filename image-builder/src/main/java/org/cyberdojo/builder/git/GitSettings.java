package org.cyberdojo.builder.git;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How repositories are taken.
 *
 * @param cache the folder that holds what was cloned before; empty for none
 * @param home the user's home folder: {@code .gitconfig}, {@code .netrc}, {@code .ssh}
 * @param environment the environment variables that are looked at
 * @param parallel how many repositories are taken at the same time
 * @param limits how much is taken from one
 */
public record GitSettings(
    Optional<Path> cache,
    Path home,
    Map<String, String> environment,
    int parallel,
    GitLimits limits) {

  private static final int PARALLEL = 8;

  public GitSettings {
    environment = Map.copyOf(environment);
    if (parallel < 1) {
      throw new IllegalArgumentException(
          "at least one repository is taken at a time, and not " + parallel);
    }
  }

  /** This process's user, with the cache in {@code ${XDG_CACHE_HOME:-~/.cache}/cyber-dojo/git}. */
  public static GitSettings ofThisUser() {
    return of(System.getenv());
  }

  /** The user that an environment describes. */
  public static GitSettings of(Map<String, String> environment) {
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return new GitSettings(
        Optional.of(caches(environment, home).resolve("cyber-dojo/git")),
        home,
        environment,
        PARALLEL,
        GitLimits.DEFAULT);
  }

  private static Path caches(Map<String, String> environment, Path home) {
    return absolute(environment, "XDG_CACHE_HOME").orElse(home.resolve(".cache"));
  }

  /** Where the user's settings are: {@code ${XDG_CONFIG_HOME:-~/.config}}. */
  Path configFolder() {
    return absolute(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config"));
  }

  /** Where temporary folders are made: {@code ${TMPDIR:-/tmp}}. */
  Path temporaryFolder() {
    return absolute(environment, "TMPDIR").orElse(Path.of(System.getProperty("java.io.tmpdir")));
  }

  /** A variable's value, when it is set and not empty. */
  Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  /** The XDG rules have a relative path ignored. */
  private static Optional<Path> absolute(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(Path::of).filter(Path::isAbsolute);
  }

  /** These settings without a cache: everything is cloned anew and removed at the end. */
  public GitSettings withoutCache() {
    return new GitSettings(Optional.empty(), home, environment, parallel, limits);
  }

  /** These settings with the cache in another folder. */
  public GitSettings withCache(Path folder) {
    return new GitSettings(Optional.of(folder), home, environment, parallel, limits);
  }

  /** These settings with other limits. */
  public GitSettings withLimits(GitLimits other) {
    return new GitSettings(cache, home, environment, parallel, other);
  }

  /** These settings with another number of repositories at the same time. */
  public GitSettings withParallel(int repositories) {
    return new GitSettings(cache, home, environment, repositories, limits);
  }
}
