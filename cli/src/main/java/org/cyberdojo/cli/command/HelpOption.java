package org.cyberdojo.cli.command;

import picocli.CommandLine.Option;

/** {@code -h} and {@code --help}, for every command. */
final class HelpOption {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  private boolean isAsked;

  /** Whether the command was asked for its use. */
  boolean isAsked() {
    return isAsked;
  }
}
