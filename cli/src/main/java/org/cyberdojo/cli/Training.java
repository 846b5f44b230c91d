package org.cyberdojo.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.cli.command.Console;

/**
 * What the build runs once, so that the Java runtime can keep the classes that the commands load:
 * it calls commands as far as they go without an engine and a network.
 *
 * <p>usage: {@code Training FOLDER}, a git repository
 */
final class Training {

  private Training() {}

  public static void main(String[] arguments) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console console = new Console(nowhere, nowhere, false);
    CyberDojo.run(console, "--help");
    CyberDojo.run(console, "start-point", "create", "--help");
    CyberDojo.run(console, "gate", "check", "--help");
    CyberDojo.run(console, "start-point", "ls");
    CyberDojo.run(console, "start-point", "create", "org/name", "--languages", arguments[0]);
  }
}
