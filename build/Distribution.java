import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Completes the distribution of the cyber-dojo command: its jar, the launcher, the start-points base image, a Java runtime
 * of the modules that it needs, and caches of its loaded classes, with which it starts in half the time.
 *
 * <p>usage: {@code java build/Distribution.java ROOT CLI_JAR DISTRIBUTION}
 */
class Distribution {

  /** What the command and its libraries ask of Java. */
  private static final String MODULES =
      String.join(
          ",",
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

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path jar = Path.of(args[1]);
    Path distribution = Path.of(args[2]);
    copy(jar, distribution.resolve("lib/cli.jar"));
    copy(root.resolve("bin/cyber-dojo"), distribution.resolve("bin/cyber-dojo"));
    distribution.resolve("bin/cyber-dojo").toFile().setExecutable(true, false);
    base(root.resolve("base-image/target/base"), distribution.resolve("base"));
    unsign(distribution.resolve("lib"), "org.eclipse.jgit");
    renew(distribution.resolve("lib"), "picocli");
    answer(distribution.resolve("lib/cli.jar"), "groovy.lang.Closure");
    Path runtime = runtime(distribution);
    Path repository = repository(root, distribution.resolveSibling("training"));
    texts(runtime, distribution);
    train(runtime, distribution, "help", "help");
    try (StandInEngine engine = StandInEngine.at(socket())) {
      train(runtime, distribution, "cli", "work", repository.toString());
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The start-points base image; a build without it (-Dskip.base) has none. */
  private static void base(Path made, Path base) throws IOException {
    delete(base);
    if (!Files.isDirectory(made)) {
      return;
    }
    Files.createDirectories(base);
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        copy(file, base.resolve(file.getFileName()));
      }
    }
  }

  /**
   * Takes the signatures out of a library's jars: classes of signed jars are never kept in a class cache, and these are the
   * most of those that a command loads.
   */
  private static void unsign(Path lib, String library) throws IOException {
    for (Path jar : jars(lib, library)) {
      rewrite(jar, (name, bytes) -> name.matches("META-INF/[^/]+\\.(SF|RSA|DSA|EC)") ? new byte[0] : bytes);
    }
  }

  /**
   * Gives a library's classes a newer format, with the stack maps that it wants: classes of before Java 6 are never kept in a
   * class cache, and all commands begin with those of the library that reads the command line.
   */
  private static void renew(Path lib, String library) throws IOException {
    for (Path jar : jars(lib, library)) {
      try (URLClassLoader classes = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
        ClassFile format =
            ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(classes)),
                ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
        rewrite(jar, (name, bytes) -> name.endsWith(".class") ? renewed(format, bytes) : bytes);
      }
    }
  }

  private static byte[] renewed(ClassFile format, byte[] bytes) {
    ClassModel old = format.parse(bytes);
    if (old.majorVersion() >= ClassFile.JAVA_8_VERSION) {
      return bytes;
    }
    ClassTransform newer =
        ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
            .andThen(
                (builder, element) -> {
                  if (element instanceof ClassFileVersion) {
                    builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
                  } else {
                    builder.with(element);
                  }
                });
    return format.transformClass(old, newer);
  }

  /**
   * Adds an empty class to a jar. The library that reads the command line asks whether its user is written in Groovy, and to
   * learn that a class is in none of ninety jars, Java opens them all.
   */
  private static void answer(Path jar, String asked) throws IOException {
    ClassDesc name = ClassDesc.of(asked);
    try (FileSystem files = FileSystems.newFileSystem(jar)) {
      Path file = files.getPath(asked.replace('.', '/') + ".class");
      Files.createDirectories(file.getParent());
      Files.write(file, ClassFile.of().build(name, empty -> {}));
      Files.setLastModifiedTime(file, Files.getLastModifiedTime(files.getPath("META-INF/MANIFEST.MF")));
    }
  }

  private static List<Path> jars(Path lib, String library) throws IOException {
    try (Stream<Path> jars = Files.list(lib)) {
      return jars.filter(file -> file.getFileName().toString().startsWith(library)).toList();
    }
  }

  /** Changes what is in a jar; an entry that becomes empty is left out. */
  private static void rewrite(Path jar, BiFunction<String, byte[], byte[]> change) throws IOException {
    Path rewritten = jar.resolveSibling(jar.getFileName() + ".rewritten");
    try (ZipInputStream from = new ZipInputStream(Files.newInputStream(jar));
        ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(rewritten))) {
      for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
        byte[] bytes = change.apply(entry.getName(), from.readAllBytes());
        if (bytes.length > 0 || entry.isDirectory()) {
          ZipEntry copy = new ZipEntry(entry.getName());
          copy.setTime(entry.getTime());
          to.putNextEntry(copy);
          to.write(bytes);
        }
      }
    }
    Files.move(rewritten, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Made once for each Java and list of modules. */
  private static Path runtime(Path distribution) throws IOException {
    Path runtime = distribution.resolve("runtime");
    Path made = runtime.resolve("made-of");
    String recipe = System.getProperty("java.runtime.version") + "\n" + MODULES + "\n";
    if (Files.exists(made) && Files.readString(made).equals(recipe)) {
      return runtime;
    }
    delete(runtime);
    ToolProvider jlink =
        ToolProvider.findFirst("jlink").orElseThrow(() -> new IllegalStateException("this Java has no jlink"));
    int status =
        jlink.run(
            System.out,
            System.err,
            "--add-modules", MODULES,
            "--strip-java-debug-attributes", // native ones need objcopy
            "--no-header-files",
            "--no-man-pages",
            "--generate-cds-archive",
            "--output", runtime.toString());
    if (status != 0) {
      throw new IllegalStateException("jlink ended with status " + status);
    }
    Files.writeString(made, recipe);
    return runtime;
  }

  /** The engine that commands are trained with. Paths of sockets are short. */
  private static Path socket() {
    return Path.of(System.getProperty("java.io.tmpdir"), "cyber-dojo-training-" + ProcessHandle.current().pid() + ".sock");
  }

  /** A git repository to train with. */
  private static Path repository(Path root, Path place) throws Exception {
    delete(place);
    Path repository = place.resolve("repository");
    copyFolder(root.resolve("examples/languages/gcc-assert"), repository);
    git(repository, "init", "--quiet");
    git(repository, "add", "--all");
    git(repository, "-c", "user.name=training", "-c", "user.email=training@example.com", "commit", "--quiet", "-m", "one");
    return repository;
  }

  /** What {@code --help} and {@code completion} show. */
  private static void texts(Path runtime, Path distribution) throws Exception {
    delete(distribution.resolve("help"));
    delete(distribution.resolve("completion"));
    List<String> command = training(runtime, distribution);
    command.add("texts");
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException("the pages of help and the completion scripts could not be made");
    }
  }

  /**
   * Runs the command's training, and keeps the classes that it loaded. A Java that starts loads all classes of its cache, of
   * which help needs a quarter: it has a cache of its own.
   */
  private static void train(Path runtime, Path distribution, String name, String... arguments) throws Exception {
    Path cache = distribution.resolve("lib/" + name + ".aot");
    Files.deleteIfExists(cache);
    Path place = distribution.resolveSibling("training");
    List<String> command =
        training(
            runtime,
            distribution,
            "-XX:AOTCacheOutput=" + cache,
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of(arguments));
    Path log = place.resolve(name + ".log");
    ProcessBuilder training = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    // the engine is ours, and no cache is anybody's
    training.environment().put("DOCKER_HOST", "unix://" + socket());
    training.environment().put("XDG_CACHE_HOME", place.resolve("cache").toString());
    int status = training.start().waitFor();
    if (status != 0 || !Files.exists(cache)) {
      throw new IllegalStateException("the training run ended with status " + status + ": " + Files.readString(log));
    }
  }

  private static List<String> training(Path runtime, Path distribution, String... options) {
    List<String> command = new ArrayList<>(List.of(runtime.resolve("bin/java").toString()));
    command.addAll(List.of(options));
    command.addAll(List.of("-Dpicocli.converters.excludes=java.*", "-Dcyber-dojo.home=" + distribution));
    command.addAll(List.of("-cp", distribution.resolve("lib/cli.jar").toString(), "org.cyberdojo.cli.Training"));
    return command;
  }

  private static void git(Path repository, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    int status = new ProcessBuilder(command).directory(repository.toFile()).inheritIO().start().waitFor();
    if (status != 0) {
      throw new IllegalStateException(command + " ended with status " + status);
    }
  }

  private static void copyFolder(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      paths.sorted(Comparator.reverseOrder()).forEach(Distribution::deleteOne);
    }
  }

  private static void deleteOne(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
