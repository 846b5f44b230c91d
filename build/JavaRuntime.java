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

/** The Java of the distribution: the modules that the command and its libraries ask for, which {@code build/java-modules} lists. */
final class JavaRuntime {

  private static final Pattern PROVIDER = Pattern.compile("security\\.provider\\.\\d+=(\\S+)");
  private static final Pattern LINKED = Pattern.compile("MODULES=\"([^\"]*)\"");

  /** Another one for a runtime that is made in another way of the same modules. */
  private static final int RECIPE_VERSION = 2;

  private JavaRuntime() {}

  /** Made once for each recipe: the Java that it is of, the list of modules, the way it is made. */
  static void linkInto(Path runtime, Path modulesFile) throws IOException {
    Path made = runtime.resolve("made-of");
    String modules = String.join(",", Files.readAllLines(modulesFile));
    String recipe = "%s\n%s\n%d\n".formatted(System.getProperty("java.runtime.version"), modules, RECIPE_VERSION);
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
    return found != null && found.getClass().getModule().isNamed() && modules.contains(found.getClass().getModule().getName());
  }
}
