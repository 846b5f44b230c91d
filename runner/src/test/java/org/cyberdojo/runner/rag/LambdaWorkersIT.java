package org.cyberdojo.runner.rag;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.cyberdojo.runner.rag.Verdict.Faulty;
import org.cyberdojo.runner.rag.Verdict.Shown;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Hostile lambdas in their containers harm nobody but themselves. */
class LambdaWorkersIT {

  private static final Output OUTPUT = new Output("1 failed\n", "", 1);

  private static WorkersOnEngine workers;
  private static LambdaWorkers lambdas;

  @BeforeAll
  static void start() {
    workers = new WorkersOnEngine();
    lambdas = workers.lambdas();
  }

  @AfterAll
  static void stop() {
    workers.close();
  }

  private static Verdict call(String source) {
    return lambdas.call(new RagLambda(source), OUTPUT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "lambda { |_o, _e, _s| begin; loop {}; ensure; loop {}; end }",
        "lambda { |_o, _e, _s| a = []; loop { a << 'x' * 1_000_000 } }",
        "lambda { |_o, _e, _s| java.lang.System.exit(0) }",
        "lambda { |_o, _e, _s| java.lang.Runtime.getRuntime.halt(0) }",
        "lambda { |_o, _e, _s| sleep }"
      })
  void that_does_not_answer_is_stopped(String source) {
    long start = System.nanoTime();
    Verdict verdict = call("require 'java'; " + source);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertThat(verdict).isInstanceOf(Faulty.class);
    assertThat(call("lambda { |_o, _e, _s| :red }")).isEqualTo(new Shown(TrafficLight.RED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit!", "exit", "abort"})
  void that_ends_itself_ends_nothing_else(String attempt) {
    assertThat(call("lambda { |_o, _e, _s| " + attempt + "; :green }")).isInstanceOf(Faulty.class);
    assertThat(call("lambda { |_o, _e, _s| :red }")).isEqualTo(new Shown(TrafficLight.RED));
  }

  @Test
  void that_prints_without_end_is_stopped() {
    assertThat(call("lambda { |_o, _e, _s| loop { puts 'x' * 80; warn 'y' * 80 } }"))
        .isInstanceOf(Faulty.class);
  }

  @Test
  void that_changes_ruby_changes_it_for_itself_alone() {
    call(
        "class String; def =~(_other) = 0; def include?(_other) = true; end; lambda { |_o, _e, _s| :red }");
    assertThat(
            call(
                "lambda { |o, _e, _s| o.include?('no such text') || o =~ /none/ ? :red : :green }"))
        .isEqualTo(new Shown(TrafficLight.GREEN));
  }

  @Test
  void that_writes_answers_itself_is_not_believed() {
    String source =
        """
        require 'java'
        lambda { |_o, _e, _s|
          out = java.io.FileOutputStream.new(java.io.FileDescriptor.out)
          out.write(("x" * 5000).to_java_bytes)
          :green
        }
        """;
    assertThat(call(source)).isInstanceOf(Faulty.class);
  }

  @Test
  void that_recurses_for_ever_is_told() {
    assertThat(call("def f(n) = f(n + 1) + 1; lambda { |_o, _e, _s| f(0) }"))
        .isInstanceOf(Faulty.class);
  }
}
