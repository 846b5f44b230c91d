import java.io.IOException;
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
import java.util.List;
import java.util.function.BiFunction;
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

  public static void main(String[] args) throws Exception {
    Path root = Path.of(args[0]);
    Path jar = Path.of(args[1]);
    Path distribution = Path.of(args[2]);
    Folders.copyFile(jar, distribution.resolve("lib/cli.jar"));
    Folders.copyFile(root.resolve("bin/cyber-dojo"), distribution.resolve("bin/cyber-dojo"));
    distribution.resolve("bin/cyber-dojo").toFile().setExecutable(true, false);
    base(root.resolve("base-image/target/base"), distribution.resolve("base"));
    unsign(distribution.resolve("lib"), "org.eclipse.jgit");
    renew(distribution.resolve("lib"), "picocli");
    answer(distribution.resolve("lib/cli.jar"), "groovy.lang.Closure");
    JavaRuntime.linkInto(distribution.resolve("runtime"), root.resolve("build/java-modules"));
    new Training(distribution, distribution.resolveSibling("training")).run(root.resolve("examples/languages/gcc-assert"));
  }

  /** The start-points base image; a build without it (-Dskip.base) has none. */
  private static void base(Path made, Path base) throws IOException {
    Folders.delete(base);
    if (!Files.isDirectory(made)) {
      return;
    }
    Files.createDirectories(base);
    try (Stream<Path> files = Files.list(made)) {
      for (Path file : files.toList()) {
        Folders.copyFile(file, base.resolve(file.getFileName()));
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
}
