import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.security.Security;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/** The Java of the distribution: the modules that the command and its libraries ask for. */
final class JavaRuntime {

  private static final Set<String> MODULES =
      Set.of(
          "java.base",
          "java.compiler",
          "java.desktop",
          "java.logging",
          "java.management",
          "java.naming",
          "java.net.http",
          "java.security.jgss",
          "java.security.sasl",
          "java.sql",
          "java.xml",
          "jdk.crypto.ec",
          "jdk.management",
          "jdk.net",
          "jdk.unsupported",
          "jdk.zipfs");

  private static final Pattern PROVIDER = Pattern.compile("security\\.provider\\.\\d+=(\\S+)");
  private static final Pattern LINKED = Pattern.compile("MODULES=\"([^\"]*)\"");

  /** Names what a runtime is made in another way than before. */
  private static final String WAY = "without providers of other modules";

  private JavaRuntime() {}

  /** Made once for each Java and list of modules. */
  static void linkInto(Path runtime) throws IOException {
    Path made = runtime.resolve("made-of");
    String modules = MODULES.stream().sorted().collect(Collectors.joining(","));
    String recipe = String.join("\n", System.getProperty("java.runtime.version"), modules, WAY, "");
    if (Files.exists(made) && Files.readString(made).equals(recipe)) {
      return;
    }
    Folders.delete(runtime);
    link(modules, runtime);
    leaveOutMissingProviders(runtime);
    Files.writeString(made, recipe);
  }

  private static void link(String modules, Path runtime) {
    ToolProvider jlink =
        ToolProvider.findFirst("jlink").orElseThrow(() -> new IllegalStateException("this Java has no jlink"));
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules", modules,
            "--strip-java-debug-attributes", // native ones need objcopy
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output", runtime.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink ended with status " + status);
    }
  }

  /**
   * Takes the security providers that are in none of the linked modules out of Java's list of them. For each such name, Java
   * would make every provider of the class path to see whether it is the one, when the first client of HTTP is made.
   */
  private static void leaveOutMissingProviders(Path runtime) throws IOException {
    Set<String> linked = linkedModules(runtime);
    Path file = runtime.resolve("conf/security/java.security");
    List<String> lines = new ArrayList<>();
    int number = 0;
    for (String line : Files.readAllLines(file)) {
      Matcher provider = PROVIDER.matcher(line);
      if (!provider.matches()) {
        lines.add(line);
      } else if (isLinked(provider.group(1), linked)) {
        number++;
        lines.add("security.provider." + number + "=" + provider.group(1));
      }
    }
    if (number == 0) {
      throw new IllegalStateException(file + " lists no security provider that was linked");
    }
    Files.write(file, lines);
  }

  private static Set<String> linkedModules(Path runtime) throws IOException {
    Matcher modules = LINKED.matcher(Files.readString(runtime.resolve("release")));
    if (!modules.find()) {
      throw new IllegalStateException(runtime + "/release does not say which modules were linked");
    }
    return Set.of(modules.group(1).split(" "));
  }

  /** Asks the Java that builds, which has all modules. */
  private static boolean isLinked(String provider, Set<String> modules) {
    Provider found = Security.getProvider(provider);
    return found != null && modules.contains(found.getClass().getModule().getName());
  }
}
