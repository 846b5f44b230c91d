package org.cyberdojo.builder.ltf;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code /etc/os-release} says.
 *
 * @param id {@code debian}, {@code alpine}
 * @param like the systems that it is close to
 * @param name for people
 * @see <a href="https://www.freedesktop.org/software/systemd/man/latest/os-release.html">its
 *     format</a>
 */
public record OsRelease(String id, List<String> like, String name) {

  public OsRelease {
    like = List.copyOf(like);
  }

  /** Reads the file; a line that is no assignment is passed over, as the format asks for. */
  public static OsRelease parse(String text) {
    Map<String, String> values = new HashMap<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.startsWith("#") && line.contains("="))
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put(pair[0], unquoted(pair[1])));
    String id = values.getOrDefault("ID", "linux");
    return new OsRelease(
        id,
        Arrays.stream(values.getOrDefault("ID_LIKE", "").split(" "))
            .filter(like -> !like.isEmpty())
            .toList(),
        values.getOrDefault("PRETTY_NAME", id));
  }

  /** Which package manager it has; empty when it is one that we do not know. */
  public Optional<PackageInstaller> packageManager() {
    return Arrays.stream(PackageInstaller.values())
        .filter(manager -> manager.serves(id) || like.stream().anyMatch(manager::serves))
        .findFirst();
  }

  private static String unquoted(String value) {
    return isIn('"', value) || isIn('\'', value) ? value.substring(1, value.length() - 1) : value;
  }

  private static boolean isIn(char quote, String value) {
    return value.length() >= 2
        && value.charAt(0) == quote
        && value.charAt(value.length() - 1) == quote;
  }
}
