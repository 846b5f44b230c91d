package org.cyberdojo.runner.rag.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cyberdojo.engine.container.InMemoryContainers;
import org.cyberdojo.engine.image.InMemoryImages;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.manifest.commit.Sha7;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.runner.fixture.TestImage;
import org.junit.jupiter.api.Test;

/** Which images a runner takes for its own, names and removes. */
class WorkerImagesTest {

  private static final String LABEL = "org.cyber-dojo.test";
  private static final Sha7 CURRENT = Sha7.of("1234567");
  private static final ImageName MINE = worker("1234567");

  private final List<ImageName> made = new ArrayList<>();
  private final InMemoryImages engine = InMemoryImages.withGraphDriver();
  private final WorkerImages images =
      new WorkerImages(engine, new InMemoryContainers(), Map.of(LABEL, "mine"), made::add);

  private static ImageName worker(String tag) {
    return WorkerImage.UNTAGGED.withTag(tag);
  }

  private void load(ImageName name, String content) {
    TestImage.empty().withLabel(WorkerContent.LABEL, content).loadInto(engine, name.toString());
  }

  private void loadUntrained(ImageName name, String owner) {
    TestImage.empty()
        .withLabel(WorkerContent.LABEL, "any")
        .withLabel(LABEL, owner)
        .loadInto(engine, name.toString());
  }

  private List<String> present() {
    return engine.labelled(WorkerContent.LABEL).stream()
        .map(ListedImage::tags)
        .map(List::toString)
        .toList();
  }

  private static String listed(ImageName... names) {
    return List.of(names).toString();
  }

  @Test
  void those_of_other_versions_go_and_that_of_this_one_stays() {
    load(MINE, "mine");
    load(worker("7654321"), "older");
    load(worker("untrained-1"), "of somebody who was killed");
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE));
  }

  @Test
  void one_without_a_name_goes() {
    load(MINE, "older");
    load(MINE, "mine");
    assertThat(present()).hasSize(2);
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE));
  }

  @Test
  void one_that_a_container_stands_on_stays() {
    load(MINE, "mine");
    load(worker("7654321"), "of a runner that is at work");
    engine.use(worker("7654321"));
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE), listed(worker("7654321")));
  }

  @Test
  void one_that_somebody_gave_a_name_of_their_own_stays() {
    load(MINE, "mine");
    ImageName theirs = ImageName.parse("registry.example.com/keep/worker:1");
    load(theirs, "older");
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE), listed(theirs));
  }

  @Test
  void all_stay_while_there_is_none_of_this_version() {
    load(worker("7654321"), "older");
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(worker("7654321")));
  }

  @Test
  void what_was_left_half_made_goes_and_nothing_of_another_runner() {
    loadUntrained(worker("untrained-1"), "mine");
    loadUntrained(worker("untrained-2"), "another");
    load(MINE, "mine");
    TestImage.empty().withLabel(LABEL, "mine").loadInto(engine, "org/gcc:1234567");
    images.removeLeftOver();
    assertThat(present()).containsExactly(listed(worker("untrained-2")), listed(MINE));
    assertThat(engine.find(ImageName.parse("org/gcc:1234567"))).isPresent();
  }

  @Test
  void one_of_the_same_content_gets_this_versions_name_too_and_none_is_made() throws IOException {
    load(worker("7654321"), WorkerContent.ofThisProgram());
    assertThat(images.ensure(CURRENT)).isEqualTo(new WorkerImage(MINE));
    assertThat(present()).containsExactly(listed(MINE, worker("7654321")));
    assertThat(made).isEmpty();
  }

  @Test
  void one_of_another_content_that_has_this_versions_name_loses_it() throws IOException {
    load(MINE, "older");
    load(worker("7654321"), WorkerContent.ofThisProgram());
    images.ensure(CURRENT);
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE, worker("7654321")));
  }

  @Test
  void one_of_the_same_content_stays() {
    load(MINE, "the same");
    TestImage.empty()
        .withLabel(WorkerContent.LABEL, "the same")
        .withLabel("made", "at the same time")
        .loadInto(engine, worker("7654321").toString());
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE), listed(worker("7654321")));
  }

  @Test
  void one_of_another_content_goes_with_all_its_names() {
    load(MINE, "mine");
    load(worker("7654321"), "older");
    load(worker("7654322"), "older");
    images.removeSuperseded(CURRENT);
    assertThat(present()).containsExactly(listed(MINE));
  }

  @Test
  void one_that_a_container_stands_on_keeps_all_its_names() {
    load(MINE, "mine");
    load(worker("7654321"), "of a runner that is at work");
    load(worker("7654322"), "of a runner that is at work");
    engine.use(worker("7654321"));
    images.removeSuperseded(CURRENT);
    assertThat(present())
        .containsExactly(listed(MINE), listed(worker("7654321"), worker("7654322")));
  }

  @Test
  void one_under_a_foreign_name_is_not_believed_to_be_ours_whatever_its_label_says()
      throws IOException {
    load(ImageName.parse("registry.example.com/bad/worker:1"), WorkerContent.ofThisProgram());
    requireMakingIsTried();
  }

  @Test
  void one_that_lost_its_names_is_not_believed_to_be_ours() throws IOException {
    load(worker("7654321"), WorkerContent.ofThisProgram());
    load(worker("7654321"), "newer");
    requireMakingIsTried();
  }

  @Test
  void one_on_the_way_is_not_taken_for_one_that_is_whole() {
    load(worker("untrained-1"), WorkerContent.UNTRAINED);
    requireMakingIsTried();
  }

  /** Closed, so that it ends where the making begins. */
  private void requireMakingIsTried() {
    images.close();
    assertThatThrownBy(() -> images.ensure(CURRENT))
        .isInstanceOf(WorkerImageException.class)
        .hasMessage(
            "Tried to make the image "
                + MINE
                + " for rag-lambdas but failed because the runner is stopping");
    assertThat(made).containsExactly(MINE);
    assertThat(engine.find(MINE)).isEmpty();
  }
}
