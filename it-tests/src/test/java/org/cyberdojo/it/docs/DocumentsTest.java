package org.cyberdojo.it.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentsTest {

  private static final Path ROOT = CyberDojo.checkout();
  private static final Pattern CLAIM = Pattern.compile("`([A-Z]\\w+)#(\\w+)`");
  private static final Pattern LINK =
      Pattern.compile("\\]\\((?!https?:|mailto:|#)([^)#]+)(?:#[^)]*)?\\)");

  /** Each test that the security model names, once. */
  static Stream<String> claims() {
    return CLAIM
        .matcher(text(ROOT.resolve("docs/security-model.md")))
        .results()
        .map(found -> found.group(1) + "#" + found.group(2))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("claims")
  void a_claim_of_the_security_model_has_its_test(String claim) throws IOException {
    String[] classAndMethod = claim.split("#");
    assertThat(testsNamed(classAndMethod[0]))
        .as("test classes named " + classAndMethod[0])
        .hasSize(1)
        .allSatisfy(
            file -> assertThat(text(file)).containsPattern("void " + classAndMethod[1] + "\\("));
  }

  @Test
  void the_security_model_makes_claims() {
    assertThat(claims()).hasSizeGreaterThan(60);
  }

  @ParameterizedTest
  @MethodSource("documents")
  void what_a_document_links_to_is_there(Path document) {
    assertThat(LINK.matcher(text(document)).results().map(found -> found.group(1)))
        .allSatisfy(link -> assertThat(document.resolveSibling(link)).exists());
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> own = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(own, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .toList();
    }
  }

  private static List<Path> testsNamed(String name) throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      return modules
          .map(module -> module.resolve("src/test/java"))
          .filter(Files::isDirectory)
          .flatMap(DocumentsTest::files)
          .filter(file -> file.getFileName().toString().equals(name + ".java"))
          .toList();
    }
  }

  private static Stream<Path> files(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
