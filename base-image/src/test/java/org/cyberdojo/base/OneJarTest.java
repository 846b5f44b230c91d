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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneJarTest {

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
    OneJar.of(List.of(jar), slim);
  }

  @Test
  void names_of_variables_are_gone_and_line_numbers_are_not() throws IOException {
    assertThat(code(jar))
        .allMatch(code -> code.findAttribute(Attributes.lineNumberTable()).isPresent());
    assertThat(code(jar)).anyMatch(OneJarTest::namesVariables);
    assertThat(code(slim)).noneMatch(OneJarTest::namesVariables);
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
    OneJar.of(List.of(jar), again);
    assertThat(again).hasSameBinaryContentAs(slim);
  }

  @Nested
  class Of_two_jars {

    @Test
    void the_first_has_its_way() throws IOException {
      Path one =
          merged(
              Map.of("a.txt", "first", "b.txt", "only"), Map.of("a.txt", "second", "c.txt", "too"));
      assertThat(text(one, "a.txt")).isEqualTo("first");
      assertThat(text(one, "b.txt")).isEqualTo("only");
      assertThat(text(one, "c.txt")).isEqualTo("too");
    }

    @Test
    void services_are_joined() throws IOException {
      String service = "META-INF/services/java.util.function.IntUnaryOperator";
      Path one = merged(Map.of(service, "org.One"), Map.of(service, "org.Other\n"));
      assertThat(text(one, service)).hasLineCount(2).contains("org.One").contains("org.Other");
    }

    @Test
    void licenses_of_both_stay() throws IOException {
      Path one =
          merged(Map.of("META-INF/LICENSE", "of one"), Map.of("META-INF/LICENSE", "of the other"));
      assertThat(text(one, "META-INF/licenses/0.jar/LICENSE")).isEqualTo("of one");
      assertThat(text(one, "META-INF/licenses/1.jar/LICENSE")).isEqualTo("of the other");
    }

    @Test
    void what_describes_one_of_them_is_left_out() throws IOException {
      Path one =
          merged(
              Map.of("META-INF/MANIFEST.MF", "Main-Class: org.One\n", "a.txt", ""),
              Map.of("META-INF/maven/org/pom.xml", "<project/>"));
      assertThat(names(one)).containsExactly("a.txt");
    }

    @Test
    void each_gives_what_is_for_this_java_and_not_for_a_later_one() throws IOException {
      Path one =
          merged(
              Map.of(
                  "a.txt", "for all",
                  "META-INF/versions/9/a.txt", "for 9",
                  "META-INF/versions/21/a.txt", "for 21",
                  "META-INF/versions/99/a.txt", "for 99"),
              Map.of("META-INF/versions/11/a.txt", "another's"));
      assertThat(text(one, "a.txt")).isEqualTo("for 21");
      assertThat(names(one)).containsExactly("a.txt");
    }

    @SafeVarargs
    private Path merged(Map<String, String>... contents) throws IOException {
      List<Path> jars = new ArrayList<>();
      for (Map<String, String> content : contents) {
        Path made = folder.resolve(jars.size() + ".jar");
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(made))) {
          for (Map.Entry<String, String> file : content.entrySet()) {
            out.putNextEntry(new ZipEntry(file.getKey()));
            out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
            out.closeEntry();
          }
        }
        jars.add(made);
      }
      Path one = folder.resolve("one.jar");
      OneJar.of(jars, one);
      return one;
    }

    private static String text(Path jar, String name) throws IOException {
      return new String(bytes(jar, name), StandardCharsets.UTF_8);
    }

    private static List<String> names(Path jar) throws IOException {
      try (ZipFile zip = new ZipFile(jar.toFile())) {
        return zip.stream().map(ZipEntry::getName).toList();
      }
    }
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
