package org.cyberdojo.gate.program;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.file.UnreadableFileException;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.http.BuildCommit;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.manifest.terminal.SafeText;

/**
 * The gate, until SIGTERM; the same as {@code cyber-dojo gate serve} without options.
 *
 * <p>usage: {@code java -jar security-gate.jar}. Environment: that of {@link GateProgram}, {@code
 * PORT}, {@code SHA} (the commit of an image that it is in).
 */
public final class Main {

  private static final int FAILED = 1;

  private Main() {}

  public static void main(String[] arguments) {
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    if (arguments.length > 0) {
      fail(err, List.of("unknown argument [%s]".formatted(arguments[0])));
    }
    try {
      serve(Environment.ofProcess(), err);
    } catch (MalformedYamlException e) {
      fail(err, e.lines());
    } catch (UnusableSettingException
        | UnreadableFileException
        | CatalogException
        | CannotListenException e) {
      fail(err, List.of(String.valueOf(e.getMessage())));
    }
  }

  private static void serve(Environment environment, PrintStream err) {
    var _ =
        GateProgram.start(
            environment,
            Path.of("").toAbsolutePath(),
            BuildCommit.in(environment.variables()),
            new PrintStream(System.out, false, StandardCharsets.UTF_8),
            err);
  }

  private static void fail(PrintStream err, List<String> faults) {
    faults.forEach(fault -> err.println("ERROR: " + SafeText.of(fault)));
    System.exit(FAILED);
  }
}
