package org.cyberdojo.cli;

import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.engine.failure.EngineUnreachableException;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.terminal.SafeText;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says on stderr what went wrong, and gives it an exit status. */
final class Faults implements IParameterExceptionHandler, IExecutionExceptionHandler {

  /** Set to see where an unexpected fault came from. */
  private static final String DEBUG = "CYBER_DOJO_DEBUG";

  private static final int FAILED = 1;

  /** As cyber-dojo's scripts have it where the docker command is not installed. */
  private static final int NO_ENGINE = 42;

  private final Console console;

  Faults(Console console) {
    this.console = console;
  }

  @Override
  public int handleParseException(ParameterException exception, String[] arguments) {
    if (exception instanceof UnmatchedArgumentException unmatched) {
      unmatched
          .getUnmatched()
          .forEach(text -> console.complain("ERROR: unknown argument [" + text + "]"));
    } else {
      console.complain("ERROR: " + exception.getMessage());
    }
    return exception.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }

  @Override
  public int handleExecutionException(
      Exception exception, CommandLine command, ParseResult parsed) {
    if (exception instanceof CommandFailure failure) {
      failure.lines().forEach(console::complain);
      return failure.status();
    }
    if (exception instanceof MalformedYamlException malformed) {
      CommandFailure.ofFaults(FAILED, malformed.lines()).lines().forEach(console::complain);
      return FAILED;
    }
    console.complain("ERROR: " + SafeText.of(describe(exception)));
    if (System.getenv(DEBUG) != null) {
      exception.printStackTrace(console.err());
    }
    return exception instanceof EngineUnreachableException ? NO_ENGINE : FAILED;
  }

  private static String describe(Exception exception) {
    String message = exception.getMessage();
    return message == null || message.isBlank() ? exception.getClass().getSimpleName() : message;
  }
}
