package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What whoever has lambdas called relies on, whatever it is that calls them. */
@Timeout(120)
abstract class LambdaCallerContract {

  private static final Output OUTPUT = new Output("1 failed\n", "", 1);

  /** The caller to be tested. */
  abstract LambdaCaller caller();

  /**
   * A lambda that returns a word.
   *
   * @param mark makes it another lambda than those with other marks
   */
  abstract RagLambda returning(String word, String mark);

  /** A lambda that never returns. */
  abstract RagLambda neverReturning(String mark);

  /** A lambda that ends the process in which it is called. */
  abstract RagLambda endingItsProcess(String mark);

  /** Ends every container in which lambdas are called, or will be. */
  abstract void killContainers();

  private Verdict call(RagLambda lambda) {
    return caller().call(lambda, OUTPUT);
  }

  private static Consumer<Faulty> saying(String words) {
    return faulty -> assertThat(faulty.context()).contains(words);
  }

  @ParameterizedTest
  @EnumSource
  void a_lambda_shows_each_colour(TrafficLight light) {
    RagLambda lambda = returning(light.toString(), "colour");
    assertThat(call(lambda)).isEqualTo(new Shown(light));
    assertThat(call(lambda)).isEqualTo(new Shown(light));
  }

  @Test
  void a_word_that_is_no_colour_is_told() {
    assertThat(call(returning("blue", "word")))
        .isEqualTo(
            new Faulty("illegal colour; must be one of ['red','amber','green']", "String", "blue"));
  }

  @Test
  void one_that_never_returns_is_stopped_and_others_are_unharmed() {
    assertThat(call(neverReturning("late")))
        .isInstanceOfSatisfying(Faulty.class, saying("it gave no answer within"));
    assertThat(call(returning("red", "after a late one"))).isEqualTo(new Shown(TrafficLight.RED));
  }

  @Test
  void one_that_ends_its_process_is_stopped_and_others_are_unharmed() {
    assertThat(call(endingItsProcess("once")))
        .isInstanceOfSatisfying(Faulty.class, saying("ended its process"));
    assertThat(call(returning("red", "after an end"))).isEqualTo(new Shown(TrafficLight.RED));
  }

  @Test
  void one_that_was_stopped_three_times_is_called_no_more() {
    RagLambda lambda = endingItsProcess("again and again");
    for (int call = 0; call < 3; call++) {
      assertThat(call(lambda)).isInstanceOfSatisfying(Faulty.class, saying("ended its process"));
    }
    assertThat(call(lambda)).isInstanceOfSatisfying(Faulty.class, saying("was stopped 3 times"));
  }

  @Test
  void containers_that_are_killed_are_noticed_by_nobody() {
    RagLambda known = returning("amber", "known");
    assertThat(call(known)).isEqualTo(new Shown(TrafficLight.AMBER));
    killContainers();
    assertThat(call(returning("green", "new"))).isEqualTo(new Shown(TrafficLight.GREEN));
    assertThat(call(known)).isEqualTo(new Shown(TrafficLight.AMBER));
  }

  @Test
  void a_source_that_is_too_long_is_not_called() {
    assertThat(call(new RagLambda("#".repeat(RagLambda.LONGEST_SOURCE + 1))))
        .isInstanceOfSatisfying(Faulty.class, saying("longer than"));
  }

  @Test
  void of_calls_at_the_same_time_each_has_its_own_answer() {
    Map<TrafficLight, RagLambda> lambdas =
        Map.of(
            TrafficLight.RED, returning("red", "at the same time"),
            TrafficLight.GREEN, returning("green", "at the same time"));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Map<CompletableFuture<Verdict>, Verdict> expected = new LinkedHashMap<>();
      for (int call = 0; call < 20; call++) {
        lambdas.forEach(
            (light, lambda) ->
                expected.put(
                    CompletableFuture.supplyAsync(() -> call(lambda), threads), new Shown(light)));
      }
      expected.forEach((verdict, light) -> assertThat(verdict.join()).isEqualTo(light));
    }
  }
}
