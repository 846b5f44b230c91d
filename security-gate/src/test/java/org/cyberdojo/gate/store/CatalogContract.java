package org.cyberdojo.gate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.store.Reports.ELM;
import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.digest;
import static org.cyberdojo.gate.store.Reports.report;
import static org.cyberdojo.gate.store.Reports.run;
import static org.cyberdojo.gate.store.Reports.whole;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cyberdojo.gate.catalog.Breach;
import org.cyberdojo.gate.catalog.Catalog;
import org.cyberdojo.gate.catalog.CatalogedTag;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.KnownImage;
import org.cyberdojo.gate.catalog.Lineage;
import org.cyberdojo.gate.catalog.Recording;
import org.cyberdojo.gate.catalog.TagQuery;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a catalog does, on whichever database. */
abstract class CatalogContract {

  /** The store under test, empty when a test begins. */
  abstract Store store();

  @Test
  void a_record_comes_back_as_it_was_given() {
    Recording recording = catalog().record(report(whole("abc1234", 1), run(0, 362, 375, 341)), NOW);

    assertThat(recording).isInstanceOf(Recording.Added.class);
    CatalogedTag tag = onlyTag();
    assertThat(tag.record()).isEqualTo(whole("abc1234", 1));
    assertThat(tag.recorded()).isEqualTo(NOW);
    assertThat(tag.ordered()).isEqualTo(NOW.minus(Duration.ofDays(1)));
    assertThat(tag.runs()).containsExactly(run(0, 362, 375, 341));
  }

  @Test
  void what_is_not_known_stays_unknown() {
    catalog().record(report(ImageRecord.of(ELM.withTag("abc1234"))), NOW);

    assertThat(onlyTag().record()).isEqualTo(ImageRecord.of(ELM.withTag("abc1234")));
    assertThat(onlyTag().ordered()).isEqualTo(NOW);
  }

  @Test
  void the_same_record_twice_changes_nothing() {
    catalog().record(report(whole("abc1234", 1), run(0, 1, 2, 3)), NOW);
    Recording again =
        catalog().record(report(whole("abc1234", 1), run(0, 1, 2, 3)), NOW.plusSeconds(9));

    assertThat(again).isInstanceOf(Recording.Unchanged.class);
    assertThat(onlyTag().recorded()).isEqualTo(NOW);
    assertThat(onlyTag().runs()).hasSize(1);
  }

  @Test
  void one_more_run_of_the_lights_is_kept_the_newest_first() {
    catalog().record(report(whole("abc1234", 1), run(0, 1, 2, 3)), NOW);
    Recording again = catalog().record(report(whole("abc1234", 1), run(60, 4, 5, 6)), NOW);

    assertThat(again).isInstanceOf(Recording.Completed.class);
    assertThat(onlyTag().runs()).containsExactly(run(60, 4, 5, 6), run(0, 1, 2, 3));
  }

  @Test
  void a_later_record_completes_and_does_not_overrule() {
    ImageRecord sparse = ImageRecord.of(ELM.withTag("abc1234")).withDigest(digest(1)).withSize(7);
    catalog().record(report(sparse), NOW);
    Recording again = catalog().record(report(whole("abc1234", 1)), NOW.plusSeconds(60));

    assertThat(again).isInstanceOf(Recording.Completed.class);
    assertThat(onlyTag().record()).isEqualTo(whole("abc1234", 1).withSize(7));
    assertThat(onlyTag().ordered()).isEqualTo(NOW.minus(Duration.ofDays(1)));
  }

  @Test
  void another_digest_under_an_immutable_tag_is_refused_and_kept_as_a_breach() {
    catalog().record(report(whole("abc1234", 1)), NOW);
    Recording refused =
        catalog().record(report(whole("abc1234", 2), run(0, 1, 2, 3)), NOW.plusSeconds(60));

    Breach breach =
        new Breach(
            ELM.withTag("abc1234"), digest(1), digest(2), NOW.plusSeconds(60), "the builder");
    assertThat(refused).isEqualTo(new Recording.Refused(breach));
    assertThat(breach.sentence()).contains("immutability breach");
    assertThat(onlyTag().record()).isEqualTo(whole("abc1234", 1));
    assertThat(onlyTag().runs()).isEmpty();
    List<Breach> breaches = catalog().reading(reader -> reader.breaches(10));
    assertThat(breaches).containsExactly(breach);
  }

  @Test
  void a_tag_that_moves_is_moved() {
    catalog().record(report(latest(1), run(0, 1, 2, 3)), NOW);
    Recording moved = catalog().record(report(latest(2)), NOW.plusSeconds(60));

    assertThat(moved).isInstanceOf(Recording.Moved.class);
    assertThat(onlyTag().record().digest()).contains(digest(2));
    assertThat(onlyTag().recorded()).isEqualTo(NOW.plusSeconds(60));
    assertThat(onlyTag().runs()).isEmpty();
    List<Breach> breaches = catalog().reading(reader -> reader.breaches(10));
    assertThat(breaches).isEmpty();
  }

  @Test
  void spellings_of_one_name_are_one_image() {
    catalog().record(report(ImageRecord.of(ImageName.parse("docker.io/library/gcc:abc1234"))), NOW);
    catalog().record(report(ImageRecord.of(ImageName.parse("gcc:abc1234"))), NOW);

    assertThat(onlyTag().image()).hasToString("gcc:abc1234");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-01T00:00:00Z, 2026-11-02T00:00:00Z, 2026-11-01T00:00:00Z",
    "1970-01-01T00:00:00Z, 2026-11-02T00:00:00Z, 2026-11-02T00:00:00Z",
    "2099-01-01T00:00:00Z, 2026-11-02T00:00:00Z, 2026-11-02T00:00:00Z",
    "0001-01-01T00:00:00Z,                     , 2026-11-23T12:00:00Z",
    "                    , 2026-11-02T00:00:00Z, 2026-11-02T00:00:00Z",
  })
  void a_tag_stands_by_its_date_or_by_when_it_was_pushed_or_recorded(
      Instant created, Instant pushed, Instant ordered) {
    ImageRecord record = ImageRecord.of(ELM.withTag("abc1234"));
    ImageRecord dated =
        created == null ? record : record.withCreated(CreationDate.of(created, "the builder"));
    catalog().record(report(pushed == null ? dated : dated.withPushed(pushed)), NOW);

    assertThat(onlyTag().ordered()).isEqualTo(ordered);
    assertThat(onlyTag().record().created().claimed()).isEqualTo(Optional.ofNullable(created));
  }

  @Test
  void of_many_who_record_one_tag_at_once_one_wins() throws Exception {
    List<Recording> recordings =
        atOnce(8, number -> catalog().record(report(whole("abc1234", number + 1)), NOW));

    assertThat(recordings).filteredOn(Recording.Added.class::isInstance).hasSize(1);
    assertThat(recordings).filteredOn(Recording.Refused.class::isInstance).hasSize(7);
    List<Breach> breaches = catalog().reading(reader -> reader.breaches(10));
    assertThat(breaches)
        .hasSize(7)
        .allMatch(breach -> breach.recordedDigest().equals(onlyTag().record().digest().get()));
  }

  @Test
  void many_who_record_many_tags_at_once_all_succeed() throws Exception {
    atOnce(
        8,
        number -> {
          for (int i = 0; i < 20; i++) {
            catalog()
                .record(report(String.format("%07x", number * 20 + i), number * 20 + i + 1), NOW);
          }
          return number;
        });

    Lineage elm = lineages(TagQuery.everything(10, 1000)).getFirst();
    assertThat(elm.tags()).hasSize(160);
    assertThat(elm.tagCount()).isEqualTo(160);
  }

  /**
   * The database counts later tags as the lineage in memory does, whatever the dates, digests and
   * tags.
   */
  @Test
  void later_tags_are_found_the_same_way_in_the_database_and_in_memory() {
    Random random = new Random(20261123);
    for (int i = 0; i < 150; i++) {
      String tag = random.nextInt(10) == 0 ? "v" + i : String.format("%07x", i);
      ImageRecord record =
          ImageRecord.of(ELM.withTag(tag))
              .withCreated(
                  CreationDate.of(NOW.minus(Duration.ofHours(random.nextInt(200))), "the builder"));
      boolean hasDigest = random.nextInt(4) > 0;
      catalog()
          .record(report(hasDigest ? record.withDigest(digest(random.nextInt(60))) : record), NOW);
    }
    Lineage elm = lineages(TagQuery.everything(10, 1000)).getFirst();

    assertThat(elm.tags()).hasSize(150);
    for (CatalogedTag tag : elm.tags()) {
      KnownImage image = new KnownImage(ELM, List.of(tag.tag()), tag.record().digest());
      Optional<?> found = catalog().reading(reader -> reader.laterThan(image, tag.ordered()));
      assertThat(found).as(tag.toString()).isEqualTo(elm.supersessionOf(tag));
    }
  }

  @Test
  void images_are_listed_the_one_with_the_newest_tag_first() {
    catalog().record(report(image("x/old", "1111111", 300)), NOW);
    catalog().record(report(image("x/new", "2222222", 1)), NOW);
    catalog().record(report(image("x/old", "3333333", 200)), NOW);
    catalog().record(report(image("x/mid", "4444444", 100)), NOW);

    assertThat(lineages(TagQuery.everything(10, 10)))
        .extracting(lineage -> lineage.name().toString())
        .containsExactly("x/new", "x/mid", "x/old");
    assertThat(lineages(new TagQuery("", false, 1, 1, 10)))
        .extracting(lineage -> lineage.name().toString())
        .containsExactly("x/mid");
  }

  @Test
  void of_each_image_the_newest_tags_are_given_and_all_are_counted() {
    for (int i = 0; i < 5; i++) {
      catalog().record(report(image("x/elm", "111111" + i, 10 - i)), NOW);
    }

    Lineage elm = lineages(TagQuery.everything(10, 2)).getFirst();

    assertThat(elm.tags()).extracting(CatalogedTag::tag).containsExactly("1111114", "1111113");
    assertThat(elm.tagCount()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"elm, 2", "ELM, 2", "x/elm_test, 1", "elm_, 1", "%, 0", "_t, 1", "'', 3", "!, 0"})
  void images_are_found_by_a_part_of_their_name(String part, int found) {
    catalog().record(report(image("x/elm_test", "1111111", 1)), NOW);
    catalog().record(report(image("x/elm", "1111111", 1)), NOW);
    catalog().record(report(image("y/gcc", "1111111", 1)), NOW);
    TagQuery query = new TagQuery(part, false, 0, 10, 10);

    assertThat(lineages(query)).hasSize(found);
    int count = catalog().reading(reader -> reader.countImages(query));
    assertThat(count).isEqualTo(found);
  }

  @Test
  void one_image_is_found_by_its_whole_name() {
    catalog().record(report(image("x/elm_test", "1111111", 1)), NOW);
    catalog().record(report(image("x/elm", "1111111", 1)), NOW);

    assertThat(lineages(TagQuery.ofImage("x/elm", 10))).hasSize(1);
    assertThat(lineages(TagQuery.ofImage("elm", 10))).isEmpty();
  }

  private static ImageRecord latest(int digest) {
    return ImageRecord.of(ELM.withTag("latest")).withDigest(digest(digest));
  }

  private static ImageRecord image(String name, String tag, int daysAgo) {
    return ImageRecord.of(ImageName.parse(name).withTag(tag))
        .withCreated(CreationDate.of(NOW.minus(Duration.ofDays(daysAgo)), "the builder"));
  }

  Catalog catalog() {
    return store().catalog();
  }

  private List<Lineage> lineages(TagQuery query) {
    return catalog().reading(reader -> reader.lineages(query));
  }

  private CatalogedTag onlyTag() {
    List<Lineage> lineages = lineages(TagQuery.everything(10, 10));
    assertThat(lineages).hasSize(1);
    assertThat(lineages.getFirst().tags()).hasSize(1);
    return lineages.getFirst().tags().getFirst();
  }

  private interface Numbered<T> {
    T call(int number) throws Exception;
  }

  private static <T> List<T> atOnce(int threads, Numbered<T> work) throws Exception {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Callable<T>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        int number = i;
        calls.add(() -> work.call(number));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> result : executor.invokeAll(calls)) {
        results.add(result.get());
      }
      return results;
    }
  }
}
