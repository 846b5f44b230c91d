package org.cyberdojo.gate.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.facts.ImageFacts;
import org.cyberdojo.gate.facts.Knowledge;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.facts.Sighting;
import org.cyberdojo.gate.facts.TagDate;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactFinderTest {

  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final CreationDate TOLD =
      CreationDate.of(NOW.minus(Duration.ofDays(500)), "the asker");
  private static final CreationDate UNTOLD = CreationDate.missing("the asker");
  private static final String OLD = "sha256:" + "a".repeat(64);
  private static final String NEW = "sha256:" + "b".repeat(64);

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private Store store;

  /**
   * x/elm: 1111111 a year old, 2222222 ten days old, latest is 2222222; 3333333 without digest and
   * date.
   */
  @BeforeEach
  void fill() {
    store = Store.open(StoreLocation.ofFile(folder.resolve("catalog.db")));
    record(
        ImageRecord.of(ImageName.parse("x/elm:1111111")).withDigest(OLD).withCreated(daysAgo(365)));
    record(
        ImageRecord.of(ImageName.parse("x/elm:2222222")).withDigest(NEW).withCreated(daysAgo(10)));
    record(
        ImageRecord.of(ImageName.parse("x/elm:latest")).withDigest(NEW).withCreated(daysAgo(10)));
    record(ImageRecord.of(ImageName.parse("x/gcc:3333333")));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x/elm:1111111",
        "docker.io/x/elm:1111111",
        "x/elm@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "x/elm:1111111@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "x/elm:whatever@sha256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void an_image_is_known_under_all_its_names(String name) {
    RiskMark onTag = mark("x/elm:1111111");
    RiskMark onDigest = mark("x/elm@" + OLD);
    RiskMark onAll = mark("x/elm");
    mark("x/elm:2222222");
    mark("x/elm@" + NEW);

    ImageFacts facts = find(name, UNTOLD);

    assertThat(facts.name()).hasToString(name);
    assertThat(facts.knowledge()).isEqualTo(new Knowledge.Recorded(NOW));
    assertThat(facts.created()).isEqualTo(daysAgo(365));
    assertThat(facts.superseded())
        .hasValueSatisfying(
            later -> {
              assertThat(later.first())
                  .isEqualTo(new TagDate("2222222", NOW.minus(Duration.ofDays(10))));
              assertThat(later.count()).isEqualTo(1);
            });
    assertThat(facts.marks()).containsExactlyInAnyOrder(onTag, onDigest, onAll);
    assertThat(facts.isCoveredBy(new NamePattern(ImageName.parse("x/elm:1111111")))).isTrue();
    assertThat(facts.isCoveredBy(new NamePattern(ImageName.parse("x/elm@" + OLD)))).isTrue();
    assertThat(facts.isCoveredBy(new NamePattern(ImageName.parse("x/elm:2222222")))).isFalse();
  }

  @Test
  void the_newest_tag_has_no_later_one_although_latest_is_the_same_image() {
    assertThat(find("x/elm:2222222", UNTOLD).superseded()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"x/elm", "x/elm:latest"})
  void a_name_that_moves_bears_the_marks_of_the_image_that_it_means_now_but_not_its_exemptions(
      String name) {
    RiskMark mark = mark("x/elm:2222222");

    ImageFacts facts = find(name, UNTOLD);

    assertThat(facts.marks()).containsExactly(mark);
    assertThat(facts.isCoveredBy(new NamePattern(ImageName.parse("x/elm:2222222")))).isFalse();
    assertThat(facts.isCoveredBy(new NamePattern(ImageName.parse("x/elm:latest")))).isTrue();
  }

  @Test
  void a_tag_with_another_digest_than_the_recorded_one_is_another_image() {
    RiskMark mark = mark("x/elm:1111111");

    ImageFacts facts = find("x/elm:1111111@sha256:" + "c".repeat(64), TOLD);

    assertThat(facts.knowledge()).isEqualTo(new Knowledge.OtherDigest(OLD));
    assertThat(facts.created()).isEqualTo(TOLD);
    assertThat(facts.marks()).containsExactly(mark);
  }

  @Test
  void a_tag_without_a_recorded_digest_bears_the_marks_on_the_digest_that_is_asked_for() {
    String digest = "@sha256:" + "c".repeat(64);
    RiskMark mark = mark("x/gcc" + digest);

    assertThat(find("x/gcc:3333333" + digest, UNTOLD).marks()).containsExactly(mark);
    assertThat(find("x/gcc:3333333", UNTOLD).marks()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // another tag's digest, and one that the catalog has never heard of
        "x/elm:2222222@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "x/elm:2222222@sha256:cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc"
      })
  void an_exemption_of_a_tag_is_not_had_by_writing_it_beside_another_images_digest(String name) {
    NamePattern exempt = new NamePattern(ImageName.parse("x/elm:2222222"));
    NamePattern unheardOf = new NamePattern(ImageName.parse("x/elm:9999999"));

    assertThat(find(name, UNTOLD).isCoveredBy(exempt)).isFalse();
    assertThat(find("x/elm:2222222@" + NEW, UNTOLD).isCoveredBy(exempt)).isTrue();
    assertThat(find("x/elm:9999999@" + OLD.replace('a', 'd'), UNTOLD).isCoveredBy(unheardOf))
        .isFalse();
    assertThat(find(name, UNTOLD).isCoveredBy(new NamePattern(ImageName.parse("x/elm")))).isTrue();
  }

  @Test
  void of_an_image_that_is_not_known_the_askers_date_counts() {
    RiskMark mark = mark("x/elm");

    ImageFacts facts = find("x/elm:4444444", TOLD);

    assertThat(facts.knowledge()).isEqualTo(new Knowledge.NeverHeardOf());
    assertThat(facts.created()).isEqualTo(TOLD);
    assertThat(facts.superseded())
        .hasValueSatisfying(later -> assertThat(later.first().tag()).isEqualTo("1111111"));
    assertThat(facts.marks()).containsExactly(mark);
    assertThat(find("x/elm:4444444", UNTOLD).superseded()).isEmpty();
  }

  @Test
  void the_askers_date_counts_only_where_the_catalog_has_none() {
    assertThat(find("x/elm:1111111", TOLD).created()).isEqualTo(daysAgo(365));
    assertThat(find("x/gcc:3333333", TOLD).created()).isEqualTo(TOLD);
  }

  @Test
  void when_it_was_recorded_an_image_certainly_existed() {
    assertThat(find("x/gcc:3333333", UNTOLD).sighting())
        .contains(new Sighting(NOW, "the catalog, when it was recorded"));
    Instant pushed = NOW.minus(Duration.ofDays(40));
    record(ImageRecord.of(ImageName.parse("x/gcc:3333333")).withPushed(pushed));
    assertThat(find("x/gcc:3333333", UNTOLD).sighting())
        .contains(new Sighting(pushed, "the registry, when it was pushed"));
  }

  @Test
  void a_lifted_mark_is_not_found() {
    mark("x/elm:1111111");
    store.riskMarks().lift(ImageName.parse("x/elm:1111111"), "jo", NOW);

    assertThat(find("x/elm:1111111", UNTOLD).marks()).isEmpty();
  }

  @Test
  void many_images_looked_at_together_are_found_as_one_by_one() {
    mark("x/elm:1111111");
    Lineage elm =
        store
            .catalog()
            .reading(reader -> reader.lineages(TagQuery.ofImage("x/elm", 10)))
            .getFirst();

    for (CatalogedTag tag :
        elm.tags().stream().filter(each -> each.image().isImmutable()).toList()) {
      ImageFacts single = find(tag.image().toString(), UNTOLD);
      ImageFacts together = FactFinder.factsOf(tag, elm, single.marks());
      assertThat(together.superseded()).isEqualTo(single.superseded());
      assertThat(together.created()).isEqualTo(single.created());
      assertThat(together.sighting()).isEqualTo(single.sighting());
      assertThat(together.knowledge()).isEqualTo(single.knowledge());
    }
  }

  private ImageFacts find(String name, CreationDate told) {
    return new FactFinder(store.catalog()).find(ImageName.parse(name), told, NOW);
  }

  private void record(ImageRecord record) {
    store.catalog().record(new ImageReport(record, List.of(), "a test"), NOW);
  }

  private RiskMark mark(String image) {
    MarkRequest request =
        new MarkRequest(
            ImageName.parse(image),
            Finding.of(Severity.HIGH, "why"),
            "jan",
            RiskMark.BY_HAND,
            NOW.plus(Duration.ofDays(1)));
    return store.riskMarks().add(request, NOW);
  }

  private static CreationDate daysAgo(int days) {
    return CreationDate.of(NOW.minus(Duration.ofDays(days)), "the builder");
  }
}
