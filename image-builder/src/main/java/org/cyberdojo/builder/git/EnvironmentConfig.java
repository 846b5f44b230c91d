package org.cyberdojo.builder.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Config;

/**
 * The part of the user's git configuration that the environment holds: {@code GIT_CONFIG_COUNT}
 * pairs of {@code GIT_CONFIG_KEY_0}, {@code GIT_CONFIG_VALUE_0} and so on.
 *
 * @see <a href="https://git-scm.com/docs/git-config#ENVIRONMENT">git-config, environment</a>
 */
record EnvironmentConfig(GitSettings settings) {

  private static final String COUNT = "GIT_CONFIG_COUNT";
  private static final int MOST = 10_000;

  /**
   * The configuration of the files with that of the environment, which counts more.
   *
   * @throws IOException when a pair is missing or malformed; git refuses to work then, too
   */
  Config over(Config files) throws IOException {
    Map<String, List<String>> pairs = new LinkedHashMap<>();
    int count = count();
    for (int pair = 0; pair < count; pair++) {
      pairs
          .computeIfAbsent(required("GIT_CONFIG_KEY_" + pair), key -> new ArrayList<>())
          .add(required("GIT_CONFIG_VALUE_" + pair));
    }
    Config config = new Config(files);
    for (Map.Entry<String, List<String>> pair : pairs.entrySet()) {
      set(config, pair.getKey(), pair.getValue());
    }
    return config;
  }

  private int count() throws IOException {
    String text = settings.variable(COUNT).orElse("0");
    try {
      int count = Integer.parseInt(text);
      if (count >= 0 && count <= MOST) {
        return count;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IOException("bogus count in " + COUNT + ": " + text);
  }

  private String required(String variable) throws IOException {
    String value = settings.environment().get(variable);
    if (value == null) {
      throw new IOException(variable + " is missing, and " + COUNT + " counts it");
    }
    return value;
  }

  /** A key is {@code section.name} or {@code section.subsection.name}. */
  private static void set(Config config, String key, List<String> values) throws IOException {
    int first = key.indexOf('.');
    int last = key.lastIndexOf('.');
    if (first < 1 || last == key.length() - 1) {
      throw new IOException("bogus config key: " + key);
    }
    String section = key.substring(0, first);
    String name = key.substring(last + 1);
    config.setStringList(
        section, first == last ? null : key.substring(first + 1, last), name, values);
  }
}
