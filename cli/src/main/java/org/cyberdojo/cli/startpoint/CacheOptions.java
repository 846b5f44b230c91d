package org.cyberdojo.cli.startpoint;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.cyberdojo.builder.git.GitRepositories;
import org.cyberdojo.builder.git.GitSettings;
import org.cyberdojo.builder.source.SourceRepositories;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;

/** The options on the repositories that were cloned before. */
final class CacheOptions implements Described {

  private boolean noCache;

  @Override
  public void describe(Description command) {
    command
        .flag("--no-cache")
        .says(
            "Clone everything anew, and keep nothing. Clones are otherwise kept in"
                + " $${XDG_CACHE_HOME:-~/.cache}/cyber-dojo, which may be deleted at any time.")
        .into(given -> noCache = given);
  }

  /** Takes repositories as the options say. */
  SourceRepositories repositories(Surroundings surroundings) {
    GitSettings settings = GitSettings.of(surroundings.environment());
    try {
      return GitRepositories.with(noCache ? settings.withoutCache() : settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
