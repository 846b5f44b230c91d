package org.cyberdojo.runner.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.content.TextContent;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.sandbox.Ending.Ended;
import org.cyberdojo.runner.sandbox.Ending.TimedOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What whoever runs a cyber-dojo.sh in a sandbox relies on, and what is harvested from it. */
@Timeout(60)
abstract class SandboxContract {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final String mine = "sandbox-contract-" + UUID.randomUUID();
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, String> files = new HashMap<>();

  /** Where the sandboxes are. */
  abstract Containers containers();

  /** What they are made of. */
  abstract ImageName image();

  @AfterEach
  void nothing_is_left() {
    await("each sandbox is gone", () -> containers().labelled(LABEL, mine).isEmpty());
    background.close();
    deadlines.close();
  }

  private Sandboxes sandboxes() {
    return new Sandboxes(containers(), deadlines, background, Map.of(LABEL, mine));
  }

  private Ending run(boolean harvest, Duration limit, String... script) {
    files.put("cyber-dojo.sh", String.join("\n", script) + "\n");
    Sandbox sandbox = sandboxes().start(image(), Map.of());
    try {
      return sandbox.run(new SandboxInput("34de2W", SandboxFiles.of(files), harvest), limit);
    } finally {
      sandboxes().discard(sandbox);
    }
  }

  private Ended ended(boolean harvest, String... script) {
    Ending ending = run(harvest, LIMIT, script);
    assertThat(ending).isInstanceOf(Ended.class);
    return (Ended) ending;
  }

  private static TextContent text(String content) {
    return new TextContent(content, false);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 255})
  void a_run_has_its_status_and_what_it_printed(int status) {
    Ended ended = ended(true, "echo one", "echo two", "exit " + status);
    assertThat(ended.status()).hasValue(status);
    assertThat(ended.stdout()).isEqualTo(text("one\ntwo\n"));
    assertThat(ended.stderr()).isEqualTo(text(""));
    assertThat(ended.files().fault()).isEmpty();
  }

  @Test
  void new_files_and_those_with_another_content_are_harvested() {
    files.put("changed.txt", "some\n");
    files.put("folder/changed.txt", "some\n");
    files.put("same.txt", "same\n");
    Ended ended =
        ended(
            true,
            "echo new > new.txt",
            "echo new > folder/new.txt",
            "echo more > changed.txt",
            "echo more > folder/changed.txt");
    assertThat(ended.files().created())
        .containsOnly(
            Map.entry("new.txt", text("new\n")), Map.entry("folder/new.txt", text("new\n")));
    assertThat(ended.files().changed())
        .containsOnly(
            Map.entry("changed.txt", text("more\n")),
            Map.entry("folder/changed.txt", text("more\n")));
  }

  @Test
  void a_file_that_was_written_again_with_its_own_content_has_not_changed() {
    files.put("same.txt", "same\n");
    Ended ended = ended(true, "echo same > same.txt");
    assertThat(ended.files().created()).isEmpty();
    assertThat(ended.files().changed()).isEmpty();
  }

  @Test
  void a_long_file_that_nobody_touched_has_not_changed() {
    files.put("long.txt", "x".repeat(60_000) + "\n");
    files.put("longer.txt", "x".repeat(300_000) + "\n");
    Ended ended = ended(true, "echo done");
    assertThat(ended.files().created()).isEmpty();
    assertThat(ended.files().changed()).isEmpty();
  }

  @Test
  void of_a_file_that_was_deleted_nothing_is_said() {
    files.put("deleted.txt", "gone\n");
    Ended ended = ended(true, "rm deleted.txt", "rm cyber-dojo.sh", "echo done");
    assertThat(ended.files().created()).isEmpty();
    assertThat(ended.files().changed()).isEmpty();
    assertThat(ended.stdout()).isEqualTo(text("done\n"));
  }

  @Test
  void of_new_files_the_first_16_by_name_are_harvested() {
    String script =
        IntStream.rangeClosed(1, 20)
            .mapToObj(number -> "echo new > f%02d".formatted(21 - number))
            .collect(Collectors.joining("\n"));
    assertThat(ended(true, script).files().created().sequencedKeySet())
        .hasSize(16)
        .startsWith("f01")
        .endsWith("f16");
  }

  @Test
  void what_is_long_is_cut() {
    String line = "x".repeat(60_000);
    Ended ended = ended(true, "echo " + line, "echo " + line + " > new.txt");
    TextContent cut = new TextContent("x".repeat(51_200), true);
    assertThat(ended.stdout()).isEqualTo(cut);
    assertThat(ended.files().created()).containsOnly(Map.entry("new.txt", cut));
  }

  @Test
  void without_harvest_nothing_is_said_of_files() {
    files.put("changed.txt", "some\n");
    Ended ended =
        ended(false, "echo new > new.txt", "echo more > changed.txt", "echo done", "exit 3");
    assertThat(ended.status()).hasValue(3);
    assertThat(ended.stdout()).isEqualTo(text("done\n"));
    assertThat(ended.files()).isEqualTo(Ending.TextFiles.NONE);
  }

  @Test
  void a_run_that_never_ends_is_stopped() {
    assertThat(run(true, Duration.ofSeconds(1), "echo begun", "sleep 30"))
        .isInstanceOf(TimedOut.class);
  }

  @Test
  void a_sandbox_that_was_started_ahead_runs_like_any_other() {
    Sandbox sandbox = sandboxes().start(image(), Map.of());
    try {
      assertThat(sandbox.awaitReady()).isTrue();
      files.put("cyber-dojo.sh", "echo done\n");
      Ending ending = sandbox.run(new SandboxInput("34de2W", SandboxFiles.of(files), true), LIMIT);
      assertThat(ending)
          .isInstanceOfSatisfying(
              Ended.class, ended -> assertThat(ended.stdout()).isEqualTo(text("done\n")));
    } finally {
      sandboxes().discard(sandbox);
    }
  }
}
