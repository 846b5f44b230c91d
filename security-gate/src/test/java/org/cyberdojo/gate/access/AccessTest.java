package org.cyberdojo.gate.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.cyberdojo.gate.catalog.CatalogException;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final NewToken TOKEN = NewToken.make("ci", true, NOW);

  private final Tokens tokens = new Tokens();
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

  @Test
  void a_token_is_known_by_its_text_while_it_is_good() {
    tokens.add(TOKEN.kept());
    tokens.add(NewToken.make("ended", true, NOW).until(NOW).kept());
    try (Access access = Access.by(tokens, clock).open()) {
      assertThat(access.holder(TOKEN.text())).contains(TOKEN.kept());
      assertThat(access.holder(TOKEN.text() + "x")).isEmpty();
      assertThat(access.holder("")).isEmpty();
    }
  }

  @Test
  void one_more_token_counts_without_being_kept() {
    try (Access access = Access.by(tokens, clock).andBy("shared", "0123456789abcdef").open()) {
      assertThat(access.holder("0123456789abcdef")).map(AccessToken::name).contains("shared");
      assertThat(tokens.list()).isEmpty();
    }
    assertThatThrownBy(() -> Access.by(tokens, clock).andBy("shared", "0123456789abcde"))
        .hasMessageContaining("16 characters");
  }

  @Test
  void whoever_asks_does_not_wait_for_the_store() {
    tokens.add(TOKEN.kept());
    try (Access access = Access.by(tokens, clock).open()) {
      int read = tokens.read.get();
      for (int i = 0; i < 1000; i++) {
        access.holder(TOKEN.text());
      }
      assertThat(tokens.read.get() - read).isLessThan(1000);
    }
  }

  @Test
  void a_token_that_is_made_or_revoked_somewhere_else_counts_soon() {
    try (Access access = Access.by(tokens, clock).open()) {
      assertThat(access.holder(TOKEN.text())).isEmpty();
      tokens.add(TOKEN.kept());
      await(() -> access.holder(TOKEN.text()).isPresent());
      tokens.revoke("ci", NOW);
      await(() -> access.holder(TOKEN.text()).isEmpty());
    }
  }

  @Test
  void while_the_store_cannot_be_read_the_last_tokens_count() {
    tokens.add(TOKEN.kept());
    try (Access access = Access.by(tokens, clock).open()) {
      tokens.isBroken = true;
      int read = tokens.read.get();
      await(() -> tokens.read.get() > read + 1);

      assertThat(access.holder(TOKEN.text())).isPresent();
      assertThatThrownBy(access::refresh).isInstanceOf(CatalogException.class);

      tokens.isBroken = false;
      tokens.revoke("ci", NOW);
      await(() -> access.holder(TOKEN.text()).isEmpty());
    }
  }

  @Test
  void what_was_read_before_a_token_was_revoked_does_not_count_after() throws Exception {
    tokens.add(TOKEN.kept());
    try (Access access = Access.by(tokens, clock).open()) {
      tokens.hold = new CountDownLatch(1);
      Thread slow = Thread.ofVirtual().start(access::refresh);
      await(() -> tokens.held.getCount() == 0);
      tokens.revoke("ci", NOW);
      Thread revoking = Thread.ofVirtual().start(access::refresh);
      await(() -> revoking.getState() != Thread.State.RUNNABLE);
      tokens.hold.countDown();
      slow.join();
      revoking.join();
      assertThat(access.holder(TOKEN.text())).isEmpty();
    }
  }

  private static void await(BooleanSupplier condition) {
    long patience = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("it takes too long").isLessThan(patience);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static final class Tokens implements AccessTokens {

    private final List<AccessToken> kept = new CopyOnWriteArrayList<>();
    private final AtomicInteger read = new AtomicInteger();
    private volatile boolean isBroken;
    private final CountDownLatch held = new CountDownLatch(1);
    private volatile CountDownLatch hold = new CountDownLatch(0);

    @Override
    public void add(AccessToken token) {
      kept.add(token);
    }

    @Override
    public int revoke(String name, Instant now) {
      return kept.removeIf(token -> token.name().equals(name)) ? 1 : 0;
    }

    @Override
    public List<AccessToken> list() {
      read.incrementAndGet();
      if (isBroken) {
        throw new CatalogException("the disk is gone", new IllegalStateException());
      }
      List<AccessToken> found = List.copyOf(kept);
      if (hold.getCount() > 0 && held.getCount() > 0) {
        held.countDown();
        awaitRelease();
      }
      return found;
    }

    private void awaitRelease() {
      try {
        hold.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
