package org.cyberdojo.runner.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.runner.fixture.RunnerClient.await;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.SpokenSandbox;
import org.cyberdojo.runner.line.Deadlines;
import org.cyberdojo.runner.sandbox.Sandbox;
import org.cyberdojo.runner.sandbox.Sandboxes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxPoolTest {

  private static final ImageName GCC = ImageName.parse("org/gcc:1234567");
  private static final ImageName RUBY = ImageName.parse("org/ruby:1234567");
  private static final ImageName LATEST = ImageName.parse("org/gcc:latest");
  private static final ImageId ID = id('1');

  private final InMemoryContainers containers =
      new InMemoryContainers()
          .withImage(GCC.toString(), SpokenSandbox.thatPrints("gcc", 0))
          .withImage(RUBY.toString(), SpokenSandbox.thatPrints("ruby", 0))
          .withImage(LATEST.toString(), SpokenSandbox.thatPrints("latest", 0));
  private final Deadlines deadlines = new Deadlines();
  private final ExecutorService background = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Sandboxes sandboxes = new Sandboxes(containers, deadlines, background, Map.of());
  private SandboxPool pool = poolOf(2, 3);

  private static ImageId id(char digit) {
    return new ImageId("sha256:" + String.valueOf(digit).repeat(64));
  }

  private SandboxPool poolOf(int perImage, int inAll) {
    return new SandboxPool(sandboxes, background, now::get, new PoolSize(perImage, inAll));
  }

  @AfterEach
  void nothing_is_left() {
    pool.close();
    await("every container is removed", () -> containers.present().isEmpty());
    background.close();
    deadlines.close();
  }

  private void expect(ImageName name, int waiting) {
    pool.expect(name, ID);
    await("sandboxes are started ahead", () -> pool.waiting() == waiting);
  }

  @Test
  void starts_so_many_for_an_image_and_no_more() {
    expect(GCC, 2);
    expect(GCC, 2);
    assertThat(containers.made()).hasSize(2);
  }

  @Test
  void starts_so_many_in_all_and_no_more() {
    expect(GCC, 2);
    expect(RUBY, 3);
    assertThat(containers.made()).extracting(ContainerRecipe::image).hasSize(3);
  }

  @Test
  void hands_each_out_once() {
    expect(GCC, 2);
    Optional<Sandbox> first = pool.take(GCC, ID);
    Optional<Sandbox> second = pool.take(GCC, ID);
    assertThat(first).isPresent().isNotEqualTo(second);
    assertThat(pool.take(GCC, ID)).isEmpty();
    first.ifPresent(sandboxes::discard);
    second.ifPresent(sandboxes::discard);
  }

  @Test
  void the_line_to_one_that_cannot_be_started_is_hung_up() {
    containers.setRefusesToStart(true);
    assertThatThrownBy(() -> sandboxes.start(GCC, Map.of()))
        .isInstanceOf(EngineRefusedException.class);
    assertThat(containers.openLines()).isZero();
    assertThat(containers.present()).isEmpty();
  }

  @Test
  void hands_out_none_of_another_image() {
    expect(GCC, 2);
    assertThat(pool.take(RUBY, ID)).isEmpty();
  }

  @Test
  void hands_out_none_of_another_image_of_the_same_name() {
    expect(GCC, 2);
    assertThat(pool.take(GCC, id('2'))).isEmpty();
  }

  @Test
  void starts_none_of_an_image_that_can_change() {
    pool.expect(LATEST, ID);
    expect(GCC, 2);
    assertThat(containers.made()).extracting(ContainerRecipe::image).containsOnly(GCC.toString());
  }

  @Test
  void that_is_off_starts_none() {
    pool = poolOf(0, 0);
    pool.expect(GCC, ID);
    assertThat(containers.made()).isEmpty();
  }

  @Test
  void lets_go_of_images_that_nobody_asks_for() {
    expect(GCC, 2);
    now.set(Instant.EPOCH.plusSeconds(60));
    expect(RUBY, 3);
    pool.dropIdle(Duration.ofSeconds(30));
    assertThat(pool.waiting()).isEqualTo(1);
    assertThat(pool.take(GCC, ID)).isEmpty();
    await("their containers are removed", () -> containers.present().size() == 1);
  }

  @Test
  void keeps_none_that_never_gets_ready() {
    containers.withImage(RUBY.toString(), SpokenSandbox.thatSays("bash: no such thing\n", ""));
    pool.expect(RUBY, ID);
    await("it was tried twice", () -> containers.made().size() == 2);
    await("they are removed", () -> containers.present().isEmpty());
    assertThat(pool.take(RUBY, ID)).isEmpty();
  }

  @Test
  void tries_again_after_the_engine_was_down() {
    containers.setDown(true);
    pool.expect(GCC, ID);
    await(
        "places are free again",
        () -> {
          containers.setDown(false);
          pool.expect(GCC, ID);
          return pool.waiting() == 2;
        });
  }

  @Test
  void that_is_closed_starts_none() {
    pool.close();
    pool.expect(GCC, ID);
    assertThat(containers.made()).isEmpty();
  }
}
