package org.cyberdojo.manifest.environment;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The variables of an environment, read as what they stand for. One that is blank is not set.
 *
 * @param variables as {@link System#getenv()} gives them
 */
public record Environment(Map<String, String> variables) {

  /** Names the TCP port that a service listens on. */
  public static final String PORT = "PORT";

  private static final int HIGHEST_PORT = 65_535;
  private static final Set<String> ON = Set.of("on", "true", "1");
  private static final Set<String> OFF = Set.of("off", "false", "0");

  public Environment {
    variables = Map.copyOf(variables);
  }

  /** That of this process. */
  public static Environment ofProcess() {
    return new Environment(System.getenv());
  }

  /** A variable that is set, as it is. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
  }

  /**
   * A whole number.
   *
   * @param standard where the variable is not set
   * @throws UnusableSettingException when it is no number, or out of bounds
   */
  public int number(String name, int least, int most, int standard) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return standard;
    }
    try {
      int number = Integer.parseInt(text.get().strip());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UnusableSettingException(
        name, text.get(), "it is no number from " + least + " to " + most);
  }

  /**
   * The TCP port of {@code PORT}; 0 takes one that is free.
   *
   * @throws UnusableSettingException when it is none
   */
  public int port(int standard) {
    return number(PORT, 0, HIGHEST_PORT, standard);
  }

  /**
   * Whether something is switched on: {@code on}, {@code true} or {@code 1}.
   *
   * @throws UnusableSettingException when it says neither that nor {@code off}, {@code false} or
   *     {@code 0}
   */
  public boolean isOn(String name) {
    Optional<String> text = text(name).map(String::strip);
    if (text.isEmpty() || OFF.contains(text.get())) {
      return false;
    }
    if (ON.contains(text.get())) {
      return true;
    }
    throw new UnusableSettingException(name, text.get(), "it is neither on nor off");
  }

  /**
   * The address of a web service.
   *
   * @throws UnusableSettingException when it is none
   */
  public Optional<URI> url(String name) {
    return text(name).map(text -> url(name, text));
  }

  private static URI url(String name, String text) {
    try {
      URI url = new URI(text.strip());
      if (url.getHost() != null && String.valueOf(url.getScheme()).matches("https?")) {
        return url;
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new UnusableSettingException(
        name, text, "it is no address of a service, like http://gate:4598");
  }

  /**
   * Where things are kept that can be had again, as the <a
   * href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG base directories</a>
   * say.
   */
  public Path cache() {
    return folder("XDG_CACHE_HOME", ".cache");
  }

  /** Where things are kept that cannot be had again; as {@link #cache}. */
  public Path data() {
    return folder("XDG_DATA_HOME", ".local/share");
  }

  private Path folder(String variable, String usual) {
    return text(variable)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), usual))
        .resolve("cyber-dojo");
  }
}
