package org.cyberdojo.base;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlimJarTest {

  private static final String CLASS = Doubling.class.getName().replace('.', '/') + ".class";

  @TempDir private Path folder;

  private Path jar;
  private Path slim;

  /** A class with a local variable. */
  public static final class Doubling implements IntUnaryOperator {

    @Override
    public int applyAsInt(int operand) {
      int twice = operand + operand;
      return twice;
    }
  }

  @BeforeEach
  void make() throws IOException {
    jar = folder.resolve("fat.jar");
    slim = folder.resolve("slim.jar");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
        InputStream bytes = Doubling.class.getClassLoader().getResourceAsStream(CLASS)) {
      out.putNextEntry(new ZipEntry(CLASS));
      Objects.requireNonNull(bytes).transferTo(out);
      out.closeEntry();
      out.putNextEntry(new ZipEntry("text.txt"));
      out.write("as it is".getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
    }
    SlimJar.copy(jar, slim);
  }

  @Test
  void names_of_variables_are_gone_and_line_numbers_are_not() throws IOException {
    assertThat(code(jar))
        .allMatch(code -> code.findAttribute(Attributes.lineNumberTable()).isPresent());
    assertThat(code(jar)).anyMatch(SlimJarTest::namesVariables);
    assertThat(code(slim)).noneMatch(SlimJarTest::namesVariables);
    assertThat(code(slim))
        .allMatch(code -> code.findAttribute(Attributes.lineNumberTable()).isPresent());
  }

  @Test
  void its_classes_do_what_they_did() throws Exception {
    try (URLClassLoader classes =
        new URLClassLoader(
            new URL[] {slim.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      IntUnaryOperator doubling =
          (IntUnaryOperator)
              classes.loadClass(Doubling.class.getName()).getConstructor().newInstance();
      assertThat(doubling.applyAsInt(21)).isEqualTo(42);
    }
  }

  @Test
  void other_files_are_as_they_were() throws IOException {
    assertThat(bytes(slim, "text.txt")).asString(StandardCharsets.UTF_8).isEqualTo("as it is");
  }

  @Test
  void the_same_jar_is_the_same_whenever_it_is_made() throws IOException {
    Path again = folder.resolve("again.jar");
    SlimJar.copy(jar, again);
    assertThat(again).hasSameBinaryContentAs(slim);
  }

  private static boolean namesVariables(CodeModel code) {
    return code.findAttribute(Attributes.localVariableTable()).isPresent();
  }

  private static List<CodeModel> code(Path jar) throws IOException {
    ClassModel model = ClassFile.of().parse(bytes(jar, CLASS));
    return model.methods().stream().flatMap(method -> method.code().stream()).toList();
  }

  private static byte[] bytes(Path jar, String name) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile());
        InputStream entry = zip.getInputStream(zip.getEntry(name))) {
      return entry.readAllBytes();
    }
  }
}
