import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * Formats every Java file of this project; with CI=true it only checks, and fails naming the files.
 * A file whose last formatted size and time are known from the run before is passed over.
 *
 * <p>usage: {@code java -cp google-java-format.jar build/Format.java ROOT STAMP}
 */
class Format {
  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path stamp = Path.of(args[1]);
    boolean check = "true".equals(System.getenv("CI"));
    long since = Files.exists(stamp) ? Files.getLastModifiedTime(stamp).toMillis() : 0;
    var unformatted = new ConcurrentSkipListSet<Path>();
    sources(root).parallelStream()
        .filter(file -> file.toFile().lastModified() >= since)
        .forEach(file -> {
          if (!isFormatted(file, check)) {
            unformatted.add(root.relativize(file));
          }
        });
    if (check && !unformatted.isEmpty()) {
      System.err.println("ERROR: not formatted: " + unformatted + "; run mvn validate, which formats, and commit");
      System.exit(1);
    }
    Files.createDirectories(stamp.getParent());
    Files.writeString(stamp, "formatted\n");
  }

  private static List<Path> sources(Path root) throws Exception {
    try (Stream<Path> files =
        Files.find(
            root,
            30,
            (path, attributes) ->
                attributes.isRegularFile()
                    && path.toString().endsWith(".java")
                    && path.toString().contains("/src/")
                    && !path.toString().contains("/target/"))) {
      return files.toList();
    }
  }

  private static boolean isFormatted(Path file, boolean check) {
    try {
      String before = Files.readString(file);
      String tidy = RemoveUnusedImports.removeUnusedImports(ImportOrderer.reorderImports(before, Style.GOOGLE));
      String after = new Formatter().formatSource(tidy);
      if (after.equals(before)) {
        return true;
      }
      if (!check) {
        Files.writeString(file, after);
      }
      return false;
    } catch (Exception e) {
      throw new IllegalStateException("Tried to format " + file + " but failed because " + e.getMessage(), e);
    }
  }
}
