package org.cyberdojo.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The commit that the running service was built from: what its {@code /sha} answers. */
public final class BuildCommit {

  private static final String VARIABLE = "SHA";
  private static final String RESOURCE = "/org/cyberdojo/http/git.properties";
  private static final String PROPERTY = "git.commit.id.full";
  private static final Pattern FORTY_HEX = Pattern.compile("[0-9a-f]{40}");

  private BuildCommit() {}

  /**
   * The commit in 40 hex digits: from the environment's {@code SHA}, which an image sets to its
   * own, else the one of the checkout that this jar was built in; empty when it was built outside a
   * checkout.
   */
  public static Optional<String> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE))
        .filter(BuildCommit::isCommit)
        .or(BuildCommit::ofJar);
  }

  private static Optional<String> ofJar() {
    Properties properties = new Properties();
    try (InputStream stream = BuildCommit.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        return Optional.empty();
      }
      properties.load(stream);
    } catch (IOException e) {
      return Optional.empty();
    }
    return Optional.ofNullable(properties.getProperty(PROPERTY)).filter(BuildCommit::isCommit);
  }

  private static boolean isCommit(String text) {
    return FORTY_HEX.matcher(text).matches();
  }
}
