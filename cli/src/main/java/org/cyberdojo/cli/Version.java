package org.cyberdojo.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Properties;
import org.cyberdojo.manifest.commit.CommitSha;
import picocli.CommandLine.IVersionProvider;

/** Which commit of this project is running. */
public final class Version implements IVersionProvider {

  private static final String RESOURCE = "/org/cyberdojo/cli/git.properties";

  @Override
  public String[] getVersion() {
    return new String[] {"cyber-dojo " + commit().map(CommitSha::text).orElse("of no commit")};
  }

  /**
   * The commit that this command was built from; empty when it was built outside a git checkout.
   */
  public static Optional<CommitSha> commit() {
    Properties properties = new Properties();
    try (InputStream stream = Version.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        return Optional.empty();
      }
      properties.load(stream);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(properties.getProperty("git.commit.id.full"))
        .filter(CommitSha::isCommitSha)
        .map(CommitSha::of);
  }
}
