package org.cyberdojo.it.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cyberdojo.it.harness.CyberDojo;
import org.cyberdojo.it.harness.Process;
import org.cyberdojo.it.harness.Process.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CiConfigurationTest {

  private static final String OURS = ".circleci/config.yml";
  private static final Pattern CI_EXPRESSION = Pattern.compile("<<.*?>>|\\$\\{\\{.*?}}");
  private static final Pattern OUR_COMMAND = Pattern.compile("bin/cyber-dojo ([a-z-]+ [a-z-]+)");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    OURS + ", circleciconfig",
    "docs/ci/circleci.yml, circleciconfig",
    "docs/ci/github-actions.yml, github-workflow"
  })
  void is_as_its_schema_says(String file, String schema) throws IOException {
    assertThat(SchemaStore.fetched().faults(schema, Workflow.read(file).json())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "circleciconfig, '{\"version\":2.1,\"jobs\":[]}'",
    "github-workflow, '{\"jobs\":{}}'"
  })
  void the_schemas_do_refuse(String schema, String json) throws IOException {
    assertThat(SchemaStore.fetched().faults(schema, json)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, "docs/ci/circleci.yml"})
  void circleci_finds_every_job_and_parameter(String file) {
    JsonNode root = Workflow.read(file).root();
    List<String> faults = new ArrayList<>();
    root.get("workflows").forEach(workflow -> faults.addAll(faultsOf(workflow, root)));
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, "docs/ci/circleci.yml", "docs/ci/github-actions.yml"})
  void bash_reads_every_script(String file) {
    List<String> scripts = Workflow.read(file).scripts();
    assertThat(scripts).isNotEmpty();
    for (String script : scripts) {
      String plain = CI_EXPRESSION.matcher(script).replaceAll("word");
      Outcome parsed = Process.run(folder, Map.of(), List.of("bash", "-n", "-c", plain));
      assertThat(parsed).as(script).isEqualTo(new Outcome(0, "", ""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {OURS, "docs/ci/circleci.yml", "docs/ci/github-actions.yml"})
  void every_command_of_ours_is_documented(String file) throws IOException {
    String document = Files.readString(CyberDojo.checkout().resolve("docs/cli.md"));
    List<String> commands =
        Workflow.read(file).scripts().stream()
            .flatMap(script -> OUR_COMMAND.matcher(script).results())
            .map(found -> found.group(1))
            .toList();
    assertThat(commands).isNotEmpty();
    assertThat(commands).allMatch(command -> document.contains("cyber-dojo " + command));
  }

  @Test
  void the_pipeline_parameter_is_what_the_nightly_job_runs() {
    JsonNode root = Workflow.read(OURS).root();
    assertThat(root.at("/parameters/deploy/type").textValue()).isEqualTo("string");
    assertThat(jobs(root.at("/workflows/nightly")).map(CiConfigurationTest::nameOf))
        .containsExactly("verify", "publish", "deploy", "dependents");
  }

  private static List<String> faultsOf(JsonNode workflow, JsonNode root) {
    List<String> faults = new ArrayList<>();
    List<String> before = new ArrayList<>();
    jobs(workflow)
        .forEach(
            job -> {
              JsonNode declared = root.at("/jobs/" + nameOf(job));
              if (declared.isMissingNode()) {
                faults.add("no job " + nameOf(job));
              }
              JsonNode settings = job.path(nameOf(job));
              declared
                  .path("parameters")
                  .fieldNames()
                  .forEachRemaining(
                      parameter -> {
                        if (!settings.has(parameter)) {
                          faults.add(nameOf(job) + " lacks " + parameter);
                        }
                      });
              settings
                  .path("requires")
                  .forEach(
                      required -> {
                        if (!before.contains(required.textValue())) {
                          faults.add(nameOf(job) + " requires " + required);
                        }
                      });
              used(declared.toString())
                  .filter(parameter -> !declared.path("parameters").has(parameter))
                  .forEach(parameter -> faults.add(nameOf(job) + " uses " + parameter));
              before.add(nameOf(job));
            });
    return faults;
  }

  private static Stream<String> used(String job) {
    Matcher used = Pattern.compile("<< parameters\\.(\\w+) >>").matcher(job);
    return used.results().map(found -> found.group(1));
  }

  private static Stream<JsonNode> jobs(JsonNode workflow) {
    return workflow.get("jobs").valueStream();
  }

  private static String nameOf(JsonNode job) {
    return job.isTextual() ? job.textValue() : job.fieldNames().next();
  }
}
