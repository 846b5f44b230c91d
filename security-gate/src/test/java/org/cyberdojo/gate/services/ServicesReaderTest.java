package org.cyberdojo.gate.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Optional;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicesReaderTest {

  @Test
  void services_are_read_in_their_order() {
    assertThat(
            ServicesReader.read(
                "services.yml",
                """
                services:
                  - name: runner
                    url: http://runner:4597
                    repository: https://github.com/cyber-dojo/runner
                    image: cyberdojo/runner
                  - {name: saver, url: "https://saver.example/api/"}
                """))
        .containsExactly(
            new ServiceAddress(
                "runner",
                URI.create("http://runner:4597"),
                Optional.of(RepositoryUrl.of("https://github.com/cyber-dojo/runner")),
                Optional.of(ImageName.parse("cyberdojo/runner"))),
            new ServiceAddress(
                "saver",
                URI.create("https://saver.example/api/"),
                Optional.empty(),
                Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "http://runner:4597, http://runner:4597/sha",
    "http://runner:4597/, http://runner:4597/sha",
    "https://saver.example/api//, https://saver.example/api/sha"
  })
  void the_commit_is_asked_for_under_the_url(String url, String asked) {
    ServiceAddress address =
        new ServiceAddress("a", URI.create(url), Optional.empty(), Optional.empty());

    assertThat(address.shaUrl()).isEqualTo(URI.create(asked));
  }

  @Test
  void every_fault_is_told_with_its_line() {
    assertThatThrownBy(
            () ->
                ServicesReader.read(
                    "services.yml",
                    """
                    services:
                      - name: runner
                        url: runner:4597
                      - url: http://saver:4537
                        image: cyberdojo/saver:1234567
                        port: 4537
                    """))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessageContaining("services.yml")
        .hasMessageContaining("line 3")
        .hasMessageContaining("http://runner:4597")
        .hasMessageContaining("services[1].name")
        .hasMessageContaining("is missing")
        .hasMessageContaining("line 5")
        .hasMessageContaining("without tag")
        .hasMessageContaining("line 6")
        .hasMessageContaining("services[1].port");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://runner", "file:///etc/passwd", "http:///sha", "http://a b", "''", "[]"})
  void an_address_that_is_not_on_the_web_is_a_fault(String url) {
    assertThatThrownBy(
            () -> ServicesReader.read("s.yml", "services: [{name: a, url: " + quoted(url) + "}]\n"))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessageContaining("services[0].url");
  }

  private static String quoted(String url) {
    return url.contains(":") ? "'" + url + "'" : url;
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"a\\nb\"", "\"a\\u0007b\"", "'  '"})
  void a_repository_is_one_line_of_text(String repository) {
    assertThatThrownBy(
            () ->
                ServicesReader.read(
                    "s.yml",
                    "services: [{name: a, url: 'http://a', repository: " + repository + "}]\n"))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessageContaining("services[0].repository");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "services: all\n", "- a\n", "services: [a]\n", "other: []\n"})
  void a_file_that_lists_no_services_is_a_fault(String text) {
    assertThatThrownBy(() -> ServicesReader.read("s.yml", text))
        .isInstanceOf(MalformedYamlException.class)
        .hasMessageContaining("s.yml");
  }
}
