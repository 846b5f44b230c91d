package org.cyberdojo.gate.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cyberdojo.gate.page.ShasFixture.NOW;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.MemoryDisk;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.policy.Mode;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShasViewsTest {

  private static final ShasQuery ALL = ShasQuery.of("", "", "", "", "");
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";

  @TempDir(factory = MemoryDisk.class)
  private Path folder;

  private ShasFixture page;

  @BeforeEach
  void fill() {
    page =
        new ShasFixture(folder)
            .built("ghcr.io/x/gcc:1111111", 90)
            .built("ghcr.io/x/gcc:2222222", 40)
            .built("ghcr.io/x/gcc:3333333", 5)
            .built("ghcr.io/x/elm:4444444", 400);
  }

  @AfterEach
  void close() {
    page.close();
  }

  private List<String> tags(ShasView view, int group) {
    return view.groups().get(group).rows().stream().map(TagRow::name).toList();
  }

  @Test
  void an_image_is_shown_with_its_tags_the_newest_first() {
    ShasView view = page.view(ALL);

    assertThat(view.groups())
        .extracting(group -> group.image().toString())
        .containsExactly("ghcr.io/x/gcc", "ghcr.io/x/elm");
    assertThat(tags(view, 0)).containsExactly("3333333", "2222222", "1111111");
    assertThat(view.imageCount()).isEqualTo(2);
    assertThat(view.tagCount()).isEqualTo(4);
    assertThat(view.mode()).isEqualTo(Mode.ENFORCE);
    assertThat(view.now()).isEqualTo(NOW);
    assertThat(view.moment()).isEqualTo("2026-11-23 12:00 UTC");
  }

  @Test
  void the_gates_verdict_stands_beside_each_tag() {
    ShasView view = page.view(ALL);

    assertThat(view.groups().getFirst().rows())
        .extracting(TagRow::verdict)
        .containsExactly(Verdict.ALLOW, Verdict.ALLOW, Verdict.WARN);
    assertThat(view.groups().getFirst().rows().getLast().rules()).isEqualTo("later-tag");
    assertThat(view.groups().getLast().newest().rules()).isEqualTo("max-age");
    assertThat(view.count(Verdict.ALLOW)).isEqualTo(1);
    assertThat(view.count(Verdict.DENY)).isEqualTo(1);
    assertThat(view.count(Verdict.WARN)).isZero();
  }

  @Test
  void a_mark_counts_for_the_tag_that_it_is_on() {
    ShasView view = page.marked("ghcr.io/x/gcc:3333333").view(ALL);

    assertThat(view.groups().getFirst().rows())
        .extracting(TagRow::verdict)
        .containsExactly(Verdict.DENY, Verdict.ALLOW, Verdict.WARN);
    assertThat(view.groups().getFirst().newest().sentences())
        .hasSize(1)
        .first()
        .asString()
        .contains("marked as a high risk: a hole");
  }

  @Test
  void a_mark_on_a_name_counts_for_every_tag_of_it_and_for_no_other() {
    ShasView view = page.built("ghcr.io/x/gcc_assert:5555555", 1).marked("ghcr.io/x/gcc").view(ALL);

    assertThat(view.groups().get(1).rows()).extracting(TagRow::verdict).containsOnly(Verdict.DENY);
    assertThat(view.groups().getFirst().newest().verdict()).isEqualTo(Verdict.ALLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "gcc, gcc",
    "GCC, gcc",
    "ghcr.io/x, gcc elm",
    "2222222, gcc",
    "44444440000, elm",
    "4444445, ''",
    "cobol, ''",
  })
  void a_search_finds_names_tags_and_commits(String search, String found) {
    assertThat(String.join(" ", page.names(ShasQuery.of("", search, "", "", "")))).isEqualTo(found);
  }

  @Test
  void images_are_narrowed_by_the_verdict_on_their_newest_tag() {
    assertThat(page.names(ShasQuery.of("", "", "", "deny", ""))).containsExactly("elm");
    assertThat(page.names(ShasQuery.of("", "", "", "allow", ""))).containsExactly("gcc");
    assertThat(page.names(ShasQuery.of("", "", "", "warn", ""))).isEmpty();
    assertThat(page.view(ShasQuery.of("", "", "", "warn", "")).count(Verdict.DENY)).isEqualTo(1);
  }

  @Test
  void one_image_is_found_by_its_whole_name() {
    ShasView view = page.view(ShasQuery.of("", "", "ghcr.io/x/gcc", "", ""));

    assertThat(view.groups()).hasSize(1);
    assertThat(tags(view, 0)).hasSize(3);
    assertThat(view.imageCount()).isEqualTo(2);
    assertThat(page.view(ShasQuery.of("", "", "x/gcc", "", "")).groups()).isEmpty();
  }

  @Test
  void latest_is_left_out_where_it_is_another_name_of_a_tag_that_is_shown() {
    ImageRecord latest = ImageRecord.of(ImageName.parse("ghcr.io/x/gcc:latest"));
    page.record(latest.withDigest("sha256:" + "3".repeat(64)), List.of());

    assertThat(tags(page.view(ALL), 0)).containsExactly("3333333", "2222222", "1111111");

    page.record(latest.withDigest("sha256:" + "9".repeat(64)), List.of());

    assertThat(tags(page.view(ALL), 0)).contains("latest");
    assertThat(page.view(ALL).groups().getFirst().rows())
        .filteredOn(TagRow::moves)
        .extracting(TagRow::name)
        .containsExactly("latest");
  }

  @Test
  void more_tags_than_are_shown_are_counted() {
    for (int i = 0; i < 60; i++) {
      page.built("ghcr.io/x/many:%07x".formatted(i), i);
    }

    ImageGroup many = page.view(ALL).groups().getFirst();

    assertThat(many.rows()).hasSize(50);
    assertThat(many.tagCount()).isEqualTo(60);
    assertThat(many.notShown()).isEqualTo(10);
    assertThat(many.older()).hasSize(49);
    assertThat(page.view(ShasQuery.of("", "", "ghcr.io/x/many", "", "")).groups().getFirst().rows())
        .hasSize(60);
  }

  @Test
  void breaches_are_shown() {
    page.record(
        ImageRecord.of(ImageName.parse("ghcr.io/x/gcc:3333333"))
            .withDigest("sha256:" + "f".repeat(64)),
        List.of());

    assertThat(page.view(ALL).breaches())
        .hasSize(1)
        .first()
        .satisfies(
            breach -> assertThat(breach.offeredDigest()).isEqualTo("sha256:" + "f".repeat(64)));
  }

  @Test
  void services_are_asked_for_their_commit() {
    ServiceReport report =
        new ServiceReport(
            new ServiceAddress(
                "runner", URI.create("http://runner:4597"), Optional.empty(), Optional.empty()),
            new ServiceCommit.Known(CommitSha.of(SHA)));

    ShasView view = page.view(ShasQuery.of("services", "", "", "", ""), () -> List.of(report));

    assertThat(view.query().isServices()).isTrue();
    assertThat(view.services()).hasSize(1);
    assertThat(view.services().getFirst().sha()).contains(CommitSha.of(SHA));
  }
}
