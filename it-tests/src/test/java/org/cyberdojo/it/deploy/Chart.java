package org.cyberdojo.it.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import io.kubernetes.client.openapi.JSON;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;

/** The chart in {@code deploy/helm}, as helm renders it and Kubernetes reads it. */
final class Chart {

  static final String RELEASE = "dojo";
  static final String NAMESPACE = "kata";

  private static final String KUBERNETES = "1.31.0";
  private static final Path FOLDER = CyberDojo.checkout().resolve("deploy/helm/cyber-dojo");

  /** The least that one has to say: which images, and who signed the gate's certificate. */
  static final String IMAGES =
      """
      startPoints:
        languages: {image: "example.com/languages:1a2b3c4"}
        exercises: {image: "example.com/exercises:2b3c4d5"}
        custom: {image: "example.com/custom:3c4d5e6"}
      runner: {image: "example.com/runner:4d5e6f7"}
      gate: {image: "example.com/gate:5e6f708"}
      admission: {tls: {caBundle: Y2E=}}
      """;

  private Chart() {}

  /** Rendered with values, each a YAML text that adds to the ones before. */
  static List<JsonNode> rendered(String... values) {
    TemplateCommand template =
        new Helm(FOLDER)
            .template()
            .withName(RELEASE)
            .withNamespace(NAMESPACE)
            .withKubeVersion(KUBERNETES);
    for (String each : values) {
      template = template.withValuesFile(file(each));
    }
    return Yaml.documents(template.call());
  }

  /** What helm's own checks say of the chart, with what one has to say in its values. */
  static LintResult linted(Path scratch) throws IOException {
    Path copy = scratch.resolve("cyber-dojo");
    try (Stream<Path> files = Files.walk(FOLDER)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(FOLDER.relativize(file)));
      }
    }
    Path values = copy.resolve("values.yaml");
    Files.writeString(
        values,
        Files.readString(values)
            .replace("image: \"\"", "image: \"example.com/x:1a2b3c4\"")
            .replace("caBundle: \"\"", "caBundle: Y2E="));
    return new Helm(copy).lint().strict().call();
  }

  /**
   * Reads an object as its class of the Kubernetes API has it.
   *
   * @throws IllegalArgumentException when it has a field that the API does not know, or lacks one
   * @throws com.google.gson.JsonParseException when a value is of another type
   */
  static Object asKubernetesReads(JsonNode object) {
    JsonElement json = JsonParser.parseString(object.toString());
    try {
      Class<?> type =
          Class.forName("io.kubernetes.client.openapi.models.V1" + object.path("kind").asText());
      type.getMethod("validateJsonElement", JsonElement.class).invoke(null, json);
      return JSON.getGson().fromJson(json, type);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(object.path("kind") + " of v1 is unknown to Kubernetes", e);
    }
  }

  static Stream<JsonNode> ofKind(List<JsonNode> objects, String... kinds) {
    return objects.stream().filter(object -> List.of(kinds).contains(object.path("kind").asText()));
  }

  private static Path file(String text) {
    try {
      Path file = Files.createTempFile("cyber-dojo-values-", ".yaml");
      file.toFile().deleteOnExit();
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
