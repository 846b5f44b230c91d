package org.cyberdojo.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.Requests.aRunIn;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.container.InMemoryContainers.Program;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.SpokenSandbox;
import org.cyberdojo.runner.fixture.TestImage;
import org.cyberdojo.runner.gate.Gate;
import org.cyberdojo.runner.gate.GateAnswer;
import org.cyberdojo.runner.image.NodeImages;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.pool.SandboxPool;
import org.cyberdojo.runner.rag.LambdaCaller;
import org.cyberdojo.runner.rag.LambdaSources;
import org.cyberdojo.runner.rag.TrafficLight;
import org.cyberdojo.runner.rag.Verdict;
import org.cyberdojo.runner.sandbox.Sandboxes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose containers say what a test wants them to say. */
class CyberDojoShRunnerTest {

  private static final ImageName IMAGE = ImageName.parse("org/gcc:1234567");
  private static final LambdaCaller GREEN_WHEN_0 =
      (lambda, output) ->
          new Verdict.Shown(output.status() == 0 ? TrafficLight.GREEN : TrafficLight.RED);

  private final InMemoryImages images = InMemoryImages.withGraphDriver();
  private final InMemoryContainers containers = new InMemoryContainers();
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final List<RunRecord> records = new ArrayList<>();
  private final Sandboxes sandboxes = new Sandboxes(containers, deadlines, background, Map.of());
  private final SandboxPool pool =
      new SandboxPool(sandboxes, background, InstantSource.system(), PoolSize.OFF);

  CyberDojoShRunnerTest() {
    TestImage.empty().withLambda("lambda {}").loadInto(images, IMAGE.toString());
  }

  @AfterEach
  void nothing_is_left() {
    await("every container is removed", () -> containers.present().isEmpty());
    background.close();
    deadlines.close();
  }

  private RunResult run(Program program) {
    containers.withImage(IMAGE.toString(), program);
    return run(Gate.NONE, IMAGE);
  }

  private RunResult run(Gate gate, ImageName image) {
    return new CyberDojoShRunner(
            gate,
            new NodeImages(images, background),
            new RunQueue(1),
            new SandboxRuns(sandboxes, pool),
            new Lights(new LambdaSources(images), GREEN_WHEN_0, background),
            InstantSource.system(),
            records::add)
        .run(aRunIn(image).of("anything").atMost(Duration.ofSeconds(1)).build());
  }

  @ParameterizedTest
  @CsvSource({"0,GREEN", "1,RED", "255,RED"})
  void a_run_that_ends_has_its_status_and_its_colour(int status, Outcome colour) {
    RunResult result = run(SpokenSandbox.thatPrints("words\n", status));
    assertThat(result.status()).isEqualTo(Integer.toString(status));
    assertThat(result.outcome()).isEqualTo(colour);
    assertThat(result.stdout().content()).isEqualTo("words\n");
    assertThat(records).singleElement().extracting(RunRecord::outcome).isEqualTo(colour);
    assertThat(records.getFirst().imageId()).isPresent();
  }

  @Test
  void a_run_without_end_is_stopped() {
    RunResult result = run(SpokenSandbox.thatNeverEnds());
    assertThat(result.status()).isEqualTo("142");
    assertThat(result.outcome()).isEqualTo(Outcome.TIMED_OUT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ready", "steady\n", "ended 0 0 0\n"})
  void a_container_that_never_gets_ready_is_faulty(String words) {
    RunResult result = run(SpokenSandbox.thatSays(words, "begin\nended 0 0 0\n"));
    assertThat(result.status()).isEqualTo("143");
    assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ended",
        "ended\n",
        "ended 0 0\n",
        "ended -1 0 0\n",
        "ended 0 10 0\nshort",
        "ended 0 99999999999999999999 0\n",
        "green green green green green green green green green green green green green green green\n"
      })
  void what_cannot_be_read_is_unreadable(String words) {
    RunResult result = run(SpokenSandbox.thatSays("ready\n", "begin\n" + words));
    assertThat(result.status()).isEqualTo("144");
    assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
    assertThat(result.log().path("error").asText()).isNotEmpty();
  }

  @Test
  void a_status_that_is_none_is_missing() {
    RunResult result = run(SpokenSandbox.thatSays("ready\n", "begin\nended 256 0 0\n"));
    assertThat(result.status()).isEqualTo("145");
  }

  @Test
  void files_that_break_off_are_told_and_the_run_keeps_its_colour() {
    RunResult result =
        run(SpokenSandbox.thatSays("ready\n", "begin\nended 0 0 0\n" + "no tar".repeat(200)));
    assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
    assertThat(result.log().path("harvest").asText()).contains("files are missing");
  }

  @Test
  void an_engine_that_says_no_is_faulty_in_its_words() {
    containers.withImage(IMAGE.toString(), SpokenSandbox.thatPrints("", 0)).setDown(true);
    RunResult result = run(Gate.NONE, IMAGE);
    containers.setDown(false);
    assertThat(result.status()).isEqualTo("143");
    assertThat(result.log().path("error").asText()).contains("the engine has a bad day");
  }

  @Test
  void an_image_that_is_not_there_is_being_pulled_and_nothing_is_run() {
    RunResult result = run(Gate.NONE, ImageName.parse("org/none:1234567"));
    assertThat(result.status()).isEqualTo("141");
    assertThat(result.outcome()).isEqualTo(Outcome.PULLING);
    assertThat(containers.made()).isEmpty();
  }

  @Test
  void a_container_is_held_in_as_its_contract_says() {
    run(SpokenSandbox.thatPrints("", 0));
    ContainerRecipe made = containers.made().getFirst();
    assertThat(made.image()).isEqualTo(IMAGE.toString());
    assertThat(made.environment())
        .containsEntry("CYBER_DOJO_IMAGE_NAME", IMAGE.toString())
        .containsEntry("CYBER_DOJO_ID", "34de2W")
        .containsEntry("CYBER_DOJO_SANDBOX", "/sandbox");
    assertThat(made.confinement().user()).isEqualTo("41966:51966");
    assertThat(made.confinement().pids()).isEqualTo(128);
    assertThat(made.confinement().ulimits()).containsKey("data");
  }

  @Nested
  class A_gate {

    private static final ObjectNode DATA = JsonNodeFactory.instance.objectNode().put("x", 1);

    @Test
    void that_denies_has_nothing_run_and_its_sentences_are_read() {
      RunResult result =
          run(
              (image, own) -> new GateAnswer.Denied(List.of("It is old.", "Take another."), DATA),
              IMAGE);
      assertThat(result.status()).isEqualTo("146");
      assertThat(result.outcome()).isEqualTo(Outcome.FAULTY);
      assertThat(result.stderr().content()).isEqualTo("It is old.\nTake another.\n");
      assertThat(result.log().path("gate")).isEqualTo(DATA);
      assertThat(containers.made()).isEmpty();
      assertThat(records)
          .singleElement()
          .extracting(RunRecord::imageId)
          .isEqualTo(Optional.empty());
    }

    @Test
    void that_has_a_remark_lets_it_run_and_is_heard() {
      containers.withImage(IMAGE.toString(), SpokenSandbox.thatPrints("", 0));
      RunResult result = run((image, own) -> new GateAnswer.Remarked(DATA), IMAGE);
      assertThat(result.outcome()).isEqualTo(Outcome.GREEN);
      assertThat(result.log().path("gate")).isEqualTo(DATA);
    }

    @Test
    void that_allows_leaves_no_trace() {
      containers.withImage(IMAGE.toString(), SpokenSandbox.thatPrints("", 0));
      RunResult result = run((image, own) -> GateAnswer.Allowed.INSTANCE, IMAGE);
      assertThat(result.log()).isEmpty();
    }
  }
}
