package org.cyberdojo.gate.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cyberdojo.gate.store.Reports.ELM;
import static org.cyberdojo.gate.store.Reports.NOW;
import static org.cyberdojo.gate.store.Reports.digest;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cyberdojo.gate.catalog.KnownImage;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.Import;
import org.cyberdojo.gate.risk.MarkHistory;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.RiskMarks;
import org.cyberdojo.gate.risk.ScanResult;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What risk marks do, on whichever database. */
abstract class RiskMarksContract extends CatalogContract {

  private static final Instant UNTIL = NOW.plus(Duration.ofDays(90));

  @Test
  void a_mark_comes_back_as_it_was_made() {
    Finding finding =
        new Finding(
            Severity.HIGH,
            "a hole",
            Optional.of("CVE-2024-3094"),
            Optional.of("https://nvd.example/1"));

    RiskMark made =
        marks()
            .add(
                new MarkRequest(ELM.withTag("abc1234"), finding, "jan", RiskMark.BY_HAND, UNTIL),
                NOW);

    assertThat(made)
        .isEqualTo(
            new RiskMark(
                made.id(), ELM.withTag("abc1234"), finding, "jan", RiskMark.BY_HAND, NOW, UNTIL));
    assertThat(on(List.of("abc1234"), 1)).containsExactly(made);
    assertThat(marks().history("", 10)).containsExactly(new MarkHistory(made, Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "abc1234,  , abc1234, 1, true",
    "abc1234,  , def5678, 1, false",
    "        ,  , def5678, 1, true",
    "        , 1, def5678, 1, true",
    "        , 2, def5678, 1, false",
    "abc1234, 1, abc1234, 1, true",
    "abc1234, 2, abc1234, 1, false",
  })
  void a_mark_is_on_a_tag_on_a_digest_or_on_every_tag(
      String markedTag, Integer markedDigest, String tag, int digest, boolean isOn) {
    ImageName tagged = markedTag == null ? ELM : ELM.withTag(markedTag);
    mark(markedDigest == null ? tagged : tagged.withDigest(digest(markedDigest)));

    assertThat(on(List.of(tag), digest)).hasSize(isOn ? 1 : 0);
  }

  @Test
  void a_mark_that_could_not_count_is_not_made() {
    MarkRequest ended =
        new MarkRequest(ELM, Finding.of(Severity.LOW, "why"), "jan", RiskMark.BY_HAND, NOW);

    assertThatThrownBy(() -> marks().add(ended, NOW)).isInstanceOf(IllegalArgumentException.class);
    assertThat(marks().history("", 10)).isEmpty();
  }

  @Test
  void lifting_takes_the_marks_on_exactly_that_name_and_keeps_them_to_be_read() {
    RiskMark onTag = mark(ELM.withTag("abc1234"));
    RiskMark onAll = mark(ELM);

    assertThat(
            marks()
                .lift(
                    ImageName.parse("GHCR.io/cyber-dojo-languages/elm_test:abc1234"),
                    "jo",
                    NOW.plusSeconds(1)))
        .containsExactly(onTag);

    assertThat(on(List.of("abc1234"), 1)).containsExactly(onAll);
    assertThat(marks().history(ELM.toString(), 10))
        .containsExactly(
            new MarkHistory(onAll, Optional.empty()),
            new MarkHistory(onTag, Optional.of(new MarkHistory.Lift(NOW.plusSeconds(1), "jo"))));
  }

  @Test
  void one_mark_is_lifted_by_its_number_once() {
    RiskMark mark = mark(ELM);

    assertThat(marks().lift(mark.id() + 1, "jo", NOW)).isEmpty();
    assertThat(marks().lift(mark.id(), "jo", NOW)).containsExactly(mark);
    assertThat(marks().lift(mark.id(), "jo", NOW)).isEmpty();
    assertThat(on(List.of("abc1234"), 1)).isEmpty();
  }

  @Test
  void a_scan_replaces_that_scanners_marks_on_that_image() {
    ImageName image = ELM.withTag("abc1234");
    Finding xz =
        new Finding(Severity.CRITICAL, "xz", Optional.of("CVE-2024-3094"), Optional.empty());
    Finding zlib =
        new Finding(Severity.LOW, "zlib", Optional.of("CVE-2023-45853"), Optional.empty());
    Finding glibc =
        new Finding(Severity.HIGH, "glibc", Optional.of("CVE-2026-1"), Optional.empty());
    RiskMark byHand = mark(image);
    marks().replace(new ScanResult(image, "Grype", List.of(xz), "ci", UNTIL), NOW);

    assertThat(marks().replace(scan(image, xz, zlib), NOW)).isEqualTo(new Import(2, 0, 0));
    assertThat(marks().replace(scan(image, xz, zlib), NOW)).isEqualTo(new Import(0, 2, 0));
    assertThat(marks().replace(scan(image, zlib, glibc, glibc), NOW))
        .isEqualTo(new Import(1, 1, 1));

    assertThat(on(List.of("abc1234"), 1))
        .extracting(mark -> mark.origin() + ": " + mark.finding().reason())
        .containsExactlyInAnyOrder("by hand: why", "Grype: xz", "Trivy: zlib", "Trivy: glibc");
    assertThat(marks().replace(scan(image), NOW)).isEqualTo(new Import(0, 0, 2));
    assertThat(on(List.of("abc1234"), 1)).contains(byHand).hasSize(2);
  }

  @Test
  void one_scan_that_many_import_at_once_makes_its_marks_once() throws Exception {
    ImageName image = ELM.withTag("abc1234");
    ScanResult scan =
        scan(image, Finding.of(Severity.LOW, "zlib"), Finding.of(Severity.HIGH, "glibc"));
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Callable<Import>> imports = Collections.nCopies(8, () -> marks().replace(scan, NOW));
      for (Future<Import> done : threads.invokeAll(imports)) {
        assertThat(done.get().added()).isIn(0, 2);
      }
    }
    assertThat(on(List.of("abc1234"), 1)).hasSize(2);
  }

  @Test
  void marks_that_a_scanner_made_twice_go_together() {
    ImageName image = ELM.withTag("abc1234");
    MarkRequest twice =
        new MarkRequest(image, Finding.of(Severity.LOW, "zlib"), "ci", "Trivy", UNTIL);
    marks().add(twice, NOW);
    marks().add(twice, NOW);

    assertThat(marks().replace(scan(image), NOW)).isEqualTo(new Import(0, 0, 2));
    assertThat(on(List.of("abc1234"), 1)).isEmpty();
  }

  @Test
  void those_that_count_are_listed_however_many_are_lifted_or_ended_after_them() {
    RiskMark counts = mark(ELM);
    marks().lift(mark(ELM).id(), "jo", NOW);
    Instant soon = NOW.plusSeconds(1);
    Finding finding = Finding.of(Severity.HIGH, "why");
    marks().add(new MarkRequest(ELM, finding, "jan", RiskMark.BY_HAND, soon), NOW);

    assertThat(marks().counting(ELM.toString(), soon, 1))
        .containsExactly(new MarkHistory(counts, Optional.empty()));
    assertThat(marks().counting("", soon, 1)).hasSize(1);
    assertThat(marks().counting("y/elm", soon, 1)).isEmpty();
    assertThat(marks().counting("", NOW, 10)).hasSize(2);
  }

  @Test
  void a_scan_again_moves_the_end_of_its_marks() {
    ImageName image = ELM.withTag("abc1234");
    marks().replace(scan(image, Finding.of(Severity.LOW, "zlib")), NOW);
    Instant later = UNTIL.plus(Duration.ofDays(1));
    marks()
        .replace(
            new ScanResult(image, "Trivy", List.of(Finding.of(Severity.LOW, "zlib")), "ci", later),
            NOW);

    assertThat(on(List.of("abc1234"), 1)).extracting(RiskMark::until).containsExactly(later);
  }

  @Test
  void the_marks_on_many_images_are_found_together() {
    RiskMark elm = mark(ELM.withTag("abc1234"));
    RiskMark gcc = mark(ImageName.parse("gcc"));
    mark(ImageName.parse("clang"));

    Map<ImageName, List<RiskMark>> found =
        store().catalog().reading(reader -> reader.marksOn(List.of(ELM, ImageName.parse("gcc"))));

    assertThat(found).isEqualTo(Map.of(ELM, List.of(elm), ImageName.parse("gcc"), List.of(gcc)));
  }

  private static ScanResult scan(ImageName image, Finding... findings) {
    return new ScanResult(image, "Trivy", List.of(findings), "ci", UNTIL);
  }

  private RiskMark mark(ImageName image) {
    return marks()
        .add(
            new MarkRequest(
                image, Finding.of(Severity.HIGH, "why"), "jan", RiskMark.BY_HAND, UNTIL),
            NOW);
  }

  private List<RiskMark> on(List<String> tags, int digest) {
    KnownImage image = new KnownImage(ELM, tags, Optional.of(digest(digest)));
    return store().catalog().reading(reader -> reader.marksOn(image));
  }

  private RiskMarks marks() {
    return store().riskMarks();
  }
}
