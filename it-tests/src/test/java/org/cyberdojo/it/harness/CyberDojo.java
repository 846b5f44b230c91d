package org.cyberdojo.it.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The {@code cyber-dojo} command as the build made it, run as a process of its own. */
public final class CyberDojo {

  private static final Path CHECKOUT = Path.of(System.getProperty("cyber-dojo.checkout", ".."));

  private final Path folder;
  private final Map<String, String> environment;

  private CyberDojo(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /**
   * The command, called in a folder.
   *
   * @param folder the current folder; caches go below it, so that tests do not see each other's
   */
  public static CyberDojo in(Path folder) {
    return new CyberDojo(folder, Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString()));
  }

  /** This command with one more environment variable. */
  public CyberDojo with(String name, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(name, value);
    return new CyberDojo(folder, Map.copyOf(more));
  }

  /** Runs it to its end. */
  public Process.Outcome run(String... words) {
    return Process.run(folder, environment, command(words));
  }

  /** Starts it. */
  public java.lang.Process start(String... words) throws java.io.IOException {
    return Process.start(folder, environment, command(words));
  }

  /** The folder of the project. */
  public static Path checkout() {
    return CHECKOUT.toAbsolutePath().normalize();
  }

  private static List<String> command(String... words) {
    List<String> command =
        new ArrayList<>(List.of(checkout().resolve("bin/cyber-dojo").toString()));
    command.addAll(List.of(words));
    return command;
  }
}
