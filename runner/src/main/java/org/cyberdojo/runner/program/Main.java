package org.cyberdojo.runner.program;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.EngineUnreachableException;
import org.cyberdojo.http.BuildCommit;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * The runner, until SIGTERM; the same as {@code cyber-dojo runner serve} without options.
 *
 * <p>usage: {@code java -jar runner.jar}. Environment: that of the command, {@code SHA} (the commit
 * of an image that it is in).
 */
public final class Main {

  private static final int FAILED = 1;

  /** As the command has it. */
  private static final int NO_ENGINE = 42;

  private Main() {}

  public static void main(String[] arguments) {
    if (arguments.length > 0) {
      fail(FAILED, "unknown argument [%s]".formatted(arguments[0]));
    }
    try {
      serve(Environment.ofProcess());
    } catch (EngineUnreachableException e) {
      fail(NO_ENGINE, String.valueOf(e.getMessage()));
    } catch (UnusableSettingException | EngineException | CannotListenException e) {
      fail(FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static void serve(Environment environment) {
    var _ =
        RunnerProgram.start(
            environment,
            BuildCommit.in(environment.variables()).map(CommitSha::of),
            new PrintStream(System.out, false, StandardCharsets.UTF_8));
  }

  private static void fail(int status, String fault) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    err.println("ERROR: " + SafeText.of(fault));
    System.exit(status);
  }
}
