package org.cyberdojo.engine.host;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.spi.ToolProvider;

/** Links Java runtimes of some modules only, where the Java of this process is a whole JDK. */
public final class JavaLink {

  private final ToolProvider jlink;

  private JavaLink(ToolProvider jlink) {
    this.jlink = jlink;
  }

  /** Empty when the Java of this process is no whole JDK. */
  public static Optional<JavaLink> find() {
    return ToolProvider.findFirst("jlink").map(JavaLink::new);
  }

  /**
   * Links a runtime, without what only developers need.
   *
   * @param modules joined by commas
   * @param home the folder to make
   * @param options more of jlink's own
   * @throws MissingOnHostException with jlink's words when it cannot
   */
  public void link(String modules, Path home, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "--add-modules",
                modules,
                "--strip-java-debug-attributes", // native ones need objcopy
                "--no-header-files",
                "--no-man-pages",
                "--output",
                home.toString()));
    words.addAll(Arrays.asList(options));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int status = jlink.run(out, out, words.toArray(String[]::new));
    if (status != 0) {
      throw new MissingOnHostException(
          "link a Java runtime", "jlink said: " + said.toString().strip(), "use a whole JDK");
    }
  }
}
