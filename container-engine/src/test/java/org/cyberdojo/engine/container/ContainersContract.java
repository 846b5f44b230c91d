package org.cyberdojo.engine.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.engine.container.Attachment.Channel;
import org.cyberdojo.engine.container.Attachment.Said;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What whoever uses containers relies on. The image of a subclass runs its command's first word:
 * {@code cat}, which repeats its input, {@code sleep}, which sleeps, or {@code ls}, given a name
 * that does not exist, which complains and ends.
 */
@Timeout(60)
public abstract class ContainersContract {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String mine = "contract-" + UUID.randomUUID();
  private final List<ContainerId> made = new ArrayList<>();

  /** The containers to be tested. */
  protected abstract Containers containers();

  /** The image. */
  protected abstract String image();

  @AfterEach
  void remove() {
    made.forEach(containers()::remove);
  }

  private ContainerRecipe recipe(String image, String... command) {
    SequencedMap<String, String> tmpfs = new LinkedHashMap<>();
    Confinement confinement =
        new Confinement(
            "65534:65534",
            64L << 20,
            16,
            Confinement.DEFAULT_CPU_SHARES,
            true,
            Capabilities.NONE,
            tmpfs,
            new LinkedHashMap<>());
    return new ContainerRecipe(
        image,
        mine + "-" + made.size(),
        List.of(command),
        new LinkedHashMap<>(),
        Map.of(LABEL, mine),
        confinement);
  }

  private ContainerId create(String... command) {
    ContainerId id = containers().create(recipe(image(), command));
    made.add(id);
    return id;
  }

  private List<ContainerId> present() {
    return containers().labelled(LABEL, mine);
  }

  private static String everything(Attachment line, Channel channel) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (Optional<Said> said = line.read(); said.isPresent(); said = line.read()) {
      if (said.get().channel() == channel) {
        bytes.writeBytes(said.get().bytes());
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private void awaitGone(ContainerId id) {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (present().contains(id)) {
      assertThat(System.nanoTime()).as("the container is gone").isLessThan(giveUp);
    }
  }

  @Test
  void a_container_hears_what_is_written_until_the_end_of_its_input() throws IOException {
    ContainerId id = create("cat");
    try (Attachment line = containers().attach(id)) {
      containers().start(id);
      line.write("a line\n".getBytes(StandardCharsets.UTF_8));
      line.write("ö".getBytes(StandardCharsets.UTF_8));
      line.endInput();
      assertThat(everything(line, Channel.OUTPUT)).isEqualTo("a line\nö");
    }
  }

  @Test
  void what_is_much_comes_whole_in_parts_of_64_kb_at_most() throws IOException {
    byte[] much = "0123456789abcdef".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    ContainerId id = create("cat");
    try (Attachment line = containers().attach(id)) {
      containers().start(id);
      CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> writeAll(line, much));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      for (Optional<Said> said = line.read(); said.isPresent(); said = line.read()) {
        assertThat(said.get().bytes().length).isBetween(1, 64 << 10);
        bytes.writeBytes(said.get().bytes());
      }
      writing.join();
      assertThat(bytes.toByteArray()).isEqualTo(much);
    }
  }

  private static void writeAll(Attachment line, byte[] bytes) {
    try {
      line.write(bytes);
      line.endInput();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void a_complaint_comes_on_its_own_channel() throws IOException {
    ContainerId id = create("ls", "/none");
    try (Attachment line = containers().attach(id)) {
      containers().start(id);
      assertThat(everything(line, Channel.ERROR)).contains("/none");
    }
  }

  @Test
  void one_that_has_ended_removes_itself() throws IOException {
    ContainerId id = create("cat");
    try (Attachment line = containers().attach(id)) {
      assertThat(present()).containsExactly(id);
      containers().start(id);
      line.endInput();
      assertThat(everything(line, Channel.OUTPUT)).isEmpty();
    }
    awaitGone(id);
  }

  @Test
  void closing_the_line_ends_the_reading_of_another_thread() throws Exception {
    ContainerId id = create("sleep", "30");
    Attachment line = containers().attach(id);
    containers().start(id);
    CompletableFuture<Optional<Said>> reading = CompletableFuture.supplyAsync(() -> read(line));
    line.close();
    assertThatThrownBy(() -> reading.get(PATIENCE.toSeconds(), TimeUnit.SECONDS))
        .hasRootCauseInstanceOf(IOException.class);
  }

  private static Optional<Said> read(Attachment line) {
    try {
      return line.read();
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void removing_one_that_runs_ends_its_line() throws IOException {
    ContainerId id = create("sleep", "30");
    try (Attachment line = containers().attach(id)) {
      containers().start(id);
      containers().remove(id);
      assertThat(present()).isEmpty();
      assertThat(everything(line, Channel.OUTPUT)).isEmpty();
    }
  }

  @Test
  void removing_one_that_is_gone_is_no_failure() {
    ContainerId id = create("sleep", "30");
    containers().remove(id);
    containers().remove(id);
    assertThat(present()).isEmpty();
  }

  @Test
  void one_that_ends_is_waited_for_until_it_is_gone() throws IOException {
    ContainerId id = create("cat");
    try (Attachment line = containers().attach(id)) {
      containers().start(id);
      line.endInput();
      assertThat(containers().awaitGone(id, PATIENCE)).isTrue();
      assertThat(present()).isEmpty();
    }
  }

  @Test
  void one_that_does_not_end_is_waited_for_no_longer_than_the_patience() {
    ContainerId id = create("sleep", "30");
    containers().start(id);
    assertThat(containers().awaitGone(id, Duration.ofMillis(200))).isFalse();
    assertThat(present()).containsExactly(id);
  }

  @Test
  void one_that_is_gone_is_not_waited_for() {
    ContainerId id = create("sleep", "30");
    containers().remove(id);
    assertThat(containers().awaitGone(id, PATIENCE)).isTrue();
  }

  @Test
  void a_label_finds_those_with_its_value_whether_they_run_or_not() {
    ContainerId one = create("sleep", "30");
    ContainerId two = create("sleep", "30");
    containers().start(two);
    assertThat(present()).containsExactlyInAnyOrder(one, two);
    assertThat(containers().labelled(LABEL, mine + "-other")).isEmpty();
  }

  @Test
  void an_image_that_is_not_there_is_missing() {
    assertThatThrownBy(() -> containers().create(recipe(mine + "/none:1234567", "cat")))
        .isInstanceOf(ImageMissingException.class)
        .hasMessageContaining(mine + "/none:1234567");
  }

  @Test
  void a_name_is_given_once() {
    ContainerRecipe recipe = recipe(image(), "sleep", "30");
    made.add(containers().create(recipe));
    assertThatThrownBy(() -> containers().create(recipe)).isInstanceOf(EngineException.class);
  }

  @Test
  void one_that_is_gone_cannot_be_started_or_attached_to() {
    ContainerId id = create("cat");
    containers().remove(id);
    assertThatThrownBy(() -> containers().start(id)).isInstanceOf(EngineException.class);
    assertThatThrownBy(() -> containers().attach(id)).isInstanceOf(EngineException.class);
  }
}
