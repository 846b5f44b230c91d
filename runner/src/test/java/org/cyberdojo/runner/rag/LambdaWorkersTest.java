package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.SpokenSandbox;
import org.cyberdojo.runner.fixture.Waiting;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.cyberdojo.runner.rag.image.WorkerImage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which container a lambda is called in, without any Ruby: a source is the colour it shows. */
class LambdaWorkersTest {

  private static final WorkerImage IMAGE = new WorkerImage(ImageName.parse("worker:1234567"));
  private static final Output OUTPUT = new Output("", "", 0);

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final InMemoryContainers containers =
      new InMemoryContainers().withImage(IMAGE.name().toString(), worker());
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final LambdaWorkers lambdas = described().start(deadlines, background, now::get);

  private LambdaWorkersBuilder described() {
    return LambdaWorkers.in(containers)
        .labelled(Map.of())
        .ofImage(() -> IMAGE)
        .atMost(2)
        .limitedTo(Duration.ofMillis(500));
  }

  /** Each container says which sources it was asked for. */
  private InMemoryContainers.Program worker() {
    return (recipe, in, out, err) ->
        SpokenSandbox.worker(
                source -> {
                  asked.add(recipe.name() + " " + source);
                  if (source.equals("late")) {
                    wait(source);
                  }
                  return source.equals("dies") ? "" : source;
                })
            .run(recipe, in, out, err);
  }

  private static void wait(String source) {
    try {
      Waiting.forEver();
    } catch (IOException e) {
      throw new UncheckedIOException(source, e);
    }
  }

  @AfterEach
  void nothing_is_left() {
    lambdas.close();
    await("every container is removed", () -> containers.present().isEmpty());
    background.close();
    deadlines.close();
  }

  private Verdict call(String source) {
    return lambdas.call(new RagLambda(source), OUTPUT);
  }

  /** The containers that a source was asked for in, each once. */
  private List<String> containersOf(String source) {
    return asked.stream()
        .filter(line -> line.endsWith(" " + source))
        .map(line -> line.split(" ", -1)[0])
        .distinct()
        .toList();
  }

  @Test
  void a_lambda_keeps_its_container() {
    for (int call = 0; call < 5; call++) {
      assertThat(call("red")).isEqualTo(new Shown(TrafficLight.RED));
    }
    assertThat(containersOf("red")).hasSize(1);
  }

  @Test
  void two_lambdas_never_share_one() {
    for (int call = 0; call < 3; call++) {
      call("red");
      call("green");
      call("amber");
    }
    assertThat(asked).hasSize(9);
    assertThat(containersOf("red")).doesNotContainAnyElementsOf(containersOf("green"));
    assertThat(containersOf("amber"))
        .doesNotContainAnyElementsOf(containersOf("red"))
        .doesNotContainAnyElementsOf(containersOf("green"));
  }

  @Test
  void only_so_many_keep_one_and_the_oldest_goes() {
    call("red");
    call("green");
    call("red");
    call("amber");
    await("two and the spare one are there", () -> containers.present().size() == 3);
    call("red");
    assertThat(containersOf("red")).hasSize(1);
    call("green");
    assertThat(containersOf("green")).hasSize(2);
  }

  @Test
  void the_only_one_has_no_spare_container_beside_it_and_gets_another_when_its_own_died() {
    lambdas.awaitReady();
    lambdas.close();
    await("none is left of the others", () -> containers.present().isEmpty());
    int before = containers.made().size();
    try (LambdaWorkers forOne =
        described().forOneOnly(true).start(deadlines, background, now::get)) {
      RagLambda only = new RagLambda("green");
      forOne.awaitReady();
      for (int call = 0; call < 2; call++) {
        assertThat(forOne.call(only, OUTPUT)).isEqualTo(new Shown(TrafficLight.GREEN));
        forOne.keepHouse(Duration.ofHours(1));
        forOne.awaitReady();
      }
      assertThat(containers.made()).hasSize(before + 1);
      containers.killAll(IMAGE.name().toString());
      assertThat(forOne.call(only, OUTPUT)).isEqualTo(new Shown(TrafficLight.GREEN));
      assertThat(containers.made()).hasSize(before + 2);
    }
  }

  @Test
  void one_that_is_late_loses_its_container() {
    assertThat(call("late"))
        .isInstanceOfSatisfying(
            Faulty.class, faulty -> assertThat(faulty.context()).contains("within 500 ms"));
    assertThat(call("late")).isInstanceOf(Faulty.class);
    assertThat(containersOf("late")).hasSize(2);
    assertThat(call("red")).isEqualTo(new Shown(TrafficLight.RED));
  }

  @Test
  void one_that_ends_its_container_three_times_is_called_no_more_for_five_minutes() {
    for (int call = 0; call < 3; call++) {
      assertThat(call("dies")).isInstanceOf(Faulty.class);
    }
    call("dies");
    assertThat(containersOf("dies")).hasSize(3);
    now.set(Instant.EPOCH.plus(Strikes.MEMORY));
    call("dies");
    assertThat(containersOf("dies")).hasSize(4);
  }

  @Test
  void one_whose_container_died_through_no_fault_of_its_own_gets_another_unnoticed() {
    assertThat(call("green")).isEqualTo(new Shown(TrafficLight.GREEN));
    lambdas.awaitReady();
    containers.killAll(IMAGE.name().toString());
    assertThat(call("green")).isEqualTo(new Shown(TrafficLight.GREEN));
  }

  @Test
  void a_new_one_is_not_blamed_for_a_spare_container_that_died_unasked() {
    lambdas.awaitReady();
    containers.killAll(IMAGE.name().toString());
    assertThat(call("red")).isEqualTo(new Shown(TrafficLight.RED));
    assertThat(containersOf("red")).hasSize(1);
  }

  @Test
  void a_spare_container_that_died_unasked_is_replaced_before_anybody_asks() {
    lambdas.awaitReady();
    String dead = containers.made().getLast().name();
    containers.killAll(IMAGE.name().toString());
    lambdas.keepHouse(Duration.ofHours(1));
    await("there is one again", () -> containers.present().size() == 1);
    assertThat(containers.present().getFirst().name()).isNotEqualTo(dead);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_spare_container_that_lives_is_left_alone() {
    lambdas.awaitReady();
    lambdas.keepHouse(Duration.ofHours(1));
    lambdas.keepHouse(Duration.ofHours(1));
    assertThat(containers.made()).hasSize(1);
  }

  @Test
  void containers_that_end_before_they_are_asked_are_nobodys_fault() {
    lambdas.awaitReady();
    containers.withImage(
        IMAGE.name().toString(), (recipe, in, out, err) -> SpokenSandbox.sayReadyAsWorker(out));
    containers.killAll(IMAGE.name().toString());
    for (int call = 0; call <= Strikes.MOST; call++) {
      assertThat(call("red"))
          .isInstanceOfSatisfying(
              Faulty.class,
              faulty -> assertThat(faulty.context()).contains("before they are asked anything"));
    }
    containers.withImage(IMAGE.name().toString(), worker());
    await("there is one that lives", () -> call("red") instanceof Shown);
  }

  @Test
  @Timeout(30) // half of what a container may take to get ready
  void one_that_never_gets_ready_is_not_waited_for_at_the_end() {
    containers.withImage(IMAGE.name().toString(), (recipe, in, out, err) -> Waiting.forEver());
    LambdaWorkers starting = described().start(deadlines, background, now::get);
    await("it starts", () -> containers.made().size() == 2);
    starting.close();
    lambdas.close();
    await("every container is removed", () -> containers.present().isEmpty());
  }

  @Test
  void those_that_nobody_calls_lose_theirs() {
    call("red");
    now.set(Instant.EPOCH.plusSeconds(60));
    call("green");
    lambdas.keepHouse(Duration.ofSeconds(30));
    await("one and the spare one are there", () -> containers.present().size() == 2);
    call("green");
    assertThat(containersOf("green")).hasSize(1);
  }

  @Test
  void an_engine_that_is_down_is_a_fault_and_is_asked_again() {
    call("red");
    lambdas.awaitReady();
    containers.setDown(true);
    assertThat(call("green")).as("the spare one is there").isInstanceOf(Shown.class);
    assertThat(call("amber")).isInstanceOf(Faulty.class);
    containers.setDown(false);
    lambdas.keepHouse(Duration.ofHours(1));
    await("there is one again", () -> call("amber") instanceof Shown);
  }

  @Test
  void a_spare_one_that_could_not_be_started_is_not_handed_out_when_the_engine_is_well_again() {
    lambdas.awaitReady();
    containers.setRefusesToStart(true);
    assertThat(call("green")).isInstanceOf(Shown.class);
    assertThatThrownBy(lambdas::awaitReady).isInstanceOf(EngineRefusedException.class);
    containers.setRefusesToStart(false);
    assertThat(call("amber")).isInstanceOf(Shown.class);
  }

  @Test
  void the_line_to_one_that_cannot_be_started_is_hung_up() {
    lambdas.awaitReady();
    containers.setRefusesToStart(true);
    assertThat(call("green")).isInstanceOf(Shown.class);
    assertThatThrownBy(lambdas::awaitReady).isInstanceOf(EngineRefusedException.class);
    assertThat(containers.openLines()).as("that of green").isOne();
  }
}
