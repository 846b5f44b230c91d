package org.cyberdojo.builder.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.PushedImage;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;

class PublisherTest {

  private static final CommitSha COMMIT = CommitSha.of("0123456789abcdef0123456789abcdef01234567");
  private static final CommitSha OTHER = CommitSha.of("abcdef0000000000000000000000000000000000");
  private static final ImageName NAME = ImageName.parse("host.example:5000/org/name");
  private static final ImageName TAGGED = NAME.taggedWith(COMMIT);
  private static final ImageName LATEST = NAME.withTag("latest");
  private static final Duration SETTLE = Duration.ofMillis(300);
  private static final Retry RETRY =
      new Retry(4, Duration.ofMillis(1), Duration.ofMillis(50), Pause.REAL);

  private final FakeRegistry registry = new FakeRegistry();

  @Test
  void an_image_gets_its_commits_tag_and_then_latest() {
    Publication publication = publish(id(1));
    assertThat(publication).isInstanceOf(Publication.Pushed.class);
    assertThat(publication.name()).isEqualTo(TAGGED);
    assertThat(registry.moves(TAGGED)).containsExactly(digest(1));
    assertThat(registry.moves(LATEST)).containsExactly(digest(1));
  }

  @Test
  void a_commit_that_is_published_stays_as_it_is() {
    registry.put(PushingEngine.image(id(9), COMMIT.text()), TAGGED);
    registry.before(call -> assertThat(call).doesNotStartWith("tag"));
    Publication publication = publish(id(1));
    assertThat(publication).isInstanceOf(Publication.AlreadyPublished.class);
    assertThat(publication.image().digest()).isEqualTo(digest(9));
    assertThat(registry.moves(LATEST)).isEmpty();
  }

  @Test
  void another_image_under_the_tag_is_an_error_and_nothing_moves() {
    registry.put(PushingEngine.image(id(9), "0123456fffffffffffffffffffffffffffffffff"), TAGGED);
    assertRefused(PublishingException.Code.TAG_TAKEN);
    assertThat(registry.moves(TAGGED)).containsExactly(digest(9));
    assertThat(registry.moves(LATEST)).isEmpty();
  }

  @Test
  void an_image_that_appears_between_look_and_push_is_noticed() {
    onceBefore("digest " + NAME.withTag("publishing"), PushingEngine.image(id(9), "somebody's"));
    assertRefused(PublishingException.Code.TAG_TAKEN);
    assertThat(registry.moves(TAGGED)).containsExactly(digest(9));
    assertThat(registry.moves(LATEST)).isEmpty();
  }

  @Test
  void an_image_that_appears_after_the_push_is_noticed() {
    onceBefore("digest " + TAGGED, PushingEngine.image(id(9), "somebody's"));
    assertRefused(PublishingException.Code.TAG_CHANGED);
    assertThat(registry.moves(LATEST)).isEmpty();
  }

  @Test
  void ten_builders_of_one_commit_end_with_one_digest() throws Exception {
    List<Callable<Publication>> builders = new ArrayList<>();
    for (int builder = 1; builder <= 10; builder++) {
      ImageId id = id(builder);
      builders.add(() -> publish(id));
    }
    List<Publication> publications = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Publication> publication : threads.invokeAll(builders)) {
        publications.add(publication.get());
      }
    }
    assertThat(registry.moves(TAGGED)).hasSize(1);
    String digest = registry.moves(TAGGED).getFirst();
    assertThat(registry.moves(LATEST)).containsExactly(digest);
    assertThat(publications).allMatch(publication -> publication.image().digest().equals(digest));
    assertThat(publications).filteredOn(Publication.Pushed.class::isInstance).hasSize(1);
  }

  @Test
  void two_commits_of_one_name_do_not_hold_each_other_up_for_ever() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Publication> one = threads.submit(() -> publish(id(1)));
      Future<Publication> two = threads.submit(() -> publisher(OTHER).publish(id(2), NAME, OTHER));
      assertThat(one.get()).isInstanceOf(Publication.Pushed.class);
      assertThat(two.get()).isInstanceOf(Publication.Pushed.class);
    }
  }

  @Test
  void a_fault_that_passes_is_borne() {
    AtomicInteger faults = new AtomicInteger();
    registry.before(
        call -> {
          int fault = faults.incrementAndGet();
          if (fault % 3 != 0 && fault % 5 != 0) { // not in step with how often a claim calls
            throw RegistryFaultException.busy(call, "it answered 429", Duration.ofMillis(2));
          }
        });
    assertThat(publish(id(1))).isInstanceOf(Publication.Pushed.class);
  }

  @Test
  void a_tag_that_could_not_be_put_is_claimed_anew_and_not_put_over_somebody_elses() {
    AtomicInteger puts = new AtomicInteger();
    registry.before(
        call -> {
          if (call.equals("tag " + TAGGED) && puts.incrementAndGet() == 1) {
            assertThat(publish(id(2))).isInstanceOf(Publication.Pushed.class); // meanwhile
            throw RegistryFaultException.busy(call, "it answered 503", Duration.ofMillis(2));
          }
        });

    Publication publication = publish(id(1));

    assertThat(publication).isInstanceOf(Publication.AlreadyPublished.class);
    assertThat(registry.moves(TAGGED)).containsExactly(digest(2));
    assertThat(registry.moves(LATEST)).containsExactly(digest(2));
  }

  @Test
  void a_tag_that_was_put_though_its_answer_got_lost_is_ours() {
    AtomicInteger puts = new AtomicInteger();
    registry.before(
        call -> {
          if (call.equals("tag " + TAGGED) && puts.incrementAndGet() == 1) {
            registry.put(PushingEngine.image(id(1), COMMIT.text()), TAGGED);
            throw RegistryFaultException.passing(call, "the connection broke");
          }
        });

    assertThat(publish(id(1))).isInstanceOf(Publication.Pushed.class);
    assertThat(registry.moves(LATEST)).containsExactly(digest(1));
  }

  @Test
  void a_fault_that_stays_is_told() {
    registry.before(
        call -> {
          throw RegistryFaultException.passing(call, "the registry answered 500");
        });
    assertThatThrownBy(() -> publish(id(1)))
        .isInstanceOf(PublishingException.class)
        .hasMessageContaining("the registry answered 500")
        .hasMessageContaining("try again later");
  }

  @Test
  void a_push_that_breaks_off_is_begun_again() {
    AtomicInteger pushes = new AtomicInteger();
    PushingEngine engine =
        new PushingEngine(registry, COMMIT.text()) {
          @Override
          public PushedImage push(ImageName name, TransferProgress progress) {
            if (pushes.incrementAndGet() < 3) {
              throw new RegistryRefusedException(
                  "push", "received unexpected HTTP status: 500 Internal Server Error", "look");
            }
            return super.push(name, progress);
          }
        };
    assertThat(new Publisher(registry, engine, RETRY, SETTLE).publish(id(1), NAME, COMMIT))
        .isInstanceOf(Publication.Pushed.class);
    assertThat(pushes).hasValue(3);
  }

  @Test
  void what_arrived_must_be_what_was_tested() {
    PushingEngine engine =
        new PushingEngine(registry, COMMIT.text()) {
          @Override
          public void tag(ImageId id, ImageName name) {
            super.tag(id(7), name);
          }
        };
    assertThatThrownBy(
            () -> new Publisher(registry, engine, RETRY, SETTLE).publish(id(1), NAME, COMMIT))
        .isInstanceOf(PublishingException.class)
        .hasMessageContaining("is not the image " + id(1) + " that was tested");
    assertThat(registry.moves(TAGGED)).isEmpty();
  }

  private void onceBefore(String call, RegistryImage intruder) {
    AtomicInteger calls = new AtomicInteger();
    registry.before(
        made -> {
          if (made.equals(call) && calls.incrementAndGet() == 1) {
            registry.put(intruder, TAGGED);
          }
        });
  }

  private void assertRefused(PublishingException.Code code) {
    PublishingException refused =
        catchThrowableOfType(PublishingException.class, () -> publish(id(1)));
    assertThat(refused.code()).isEqualTo(code);
  }

  private Publication publish(ImageId id) {
    return publisher(COMMIT).publish(id, NAME, COMMIT);
  }

  private Publisher publisher(CommitSha commit) {
    return new Publisher(registry, new PushingEngine(registry, commit.text()), RETRY, SETTLE);
  }

  private static ImageId id(int number) {
    return ImageId.of("sha256:" + "%064x".formatted(number));
  }

  private static String digest(int number) {
    return PushingEngine.image(id(number), "").digest();
  }
}
