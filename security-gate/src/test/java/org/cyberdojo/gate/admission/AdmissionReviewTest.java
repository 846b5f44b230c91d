package org.cyberdojo.gate.admission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AdmissionReviewTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> asked = new ArrayList<>();

  @Test
  void a_pods_containers_init_and_ephemeral_ones_and_image_volumes_are_judged() throws IOException {
    ObjectNode answer = answer(document("pod-create.json"));

    assertThat(asked)
        .containsExactly(
            "ghcr.io/cyber-dojo-languages/elm_test:abc1234",
            "ghcr.io/cyber-dojo-languages/gcc_assert:def5678",
            "busybox:1.36",
            "ghcr.io/cyber-dojo/debug:0123456",
            "ghcr.io/cyber-dojo/data:7654321");
    assertThat(answer)
        .isEqualTo(
            JSON.readTree(
                """
                {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview",
                 "response":{"uid":"705ab4f5-6393-11e8-b7cc-42010a800002","allowed":true}}
                """));
  }

  @ParameterizedTest
  @CsvSource({
    "deployment-create.json, ghcr.io/cyber-dojo-languages/elm_test:abc1234",
    "cronjob-create.json, ghcr.io/cyber-dojo-languages/elm_test:abc1234",
    "podtemplate-create.json, ghcr.io/cyber-dojo-languages/elm_test:abc1234",
  })
  void whatever_makes_pods_is_judged_by_its_pods(String document, String image) throws IOException {
    answer(document(document));

    assertThat(asked).containsExactly(image);
  }

  @Test
  void one_denied_image_denies_all_with_every_reason() throws IOException {
    ObjectNode answer = answer(document("pod-create.json"), "gcc_assert", Verdict.DENY);

    JsonNode response = answer.path("response");
    assertThat(response.path("allowed").asBoolean()).isFalse();
    assertThat(response.at("/status/code").asInt()).isEqualTo(403);
    assertThat(response.at("/status/message").asText())
        .isEqualTo(
            "ghcr.io/cyber-dojo-languages/gcc_assert:def5678: max-age: old (from a test); the limit is: young; rebuild it.");
  }

  @Test
  void a_warning_is_shown_to_whoever_starts_the_pod() throws IOException {
    ObjectNode answer = answer(document("pod-create.json"), "gcc_assert", Verdict.WARN);

    assertThat(answer.at("/response/allowed").asBoolean()).isTrue();
    assertThat(answer.at("/response/warnings")).hasSize(1);
    assertThat(answer.at("/response/warnings/0").asText())
        .startsWith("ghcr.io/cyber-dojo-languages/gcc_assert:def5678: max-age");
  }

  @Test
  void of_an_update_only_the_new_images_are_judged() throws IOException {
    answer(document("pod-update-ephemeral.json"));

    assertThat(asked).containsExactly("ghcr.io/cyber-dojo/debug:0123456");
  }

  @Test
  void a_deletion_has_nothing_to_judge() throws IOException {
    assertThat(answer(document("pod-delete.json")).at("/response/allowed").asBoolean()).isTrue();
    assertThat(asked).isEmpty();
  }

  @Test
  void a_name_that_is_no_images_name_is_denied() throws IOException {
    ObjectNode review = (ObjectNode) document("pod-create.json");
    ((ObjectNode) review.at("/request/object/spec/containers/0")).put("image", "Upper/Case\nname");

    ObjectNode answer = answer(review);

    assertThat(answer.at("/response/allowed").asBoolean()).isFalse();
    assertThat(answer.at("/response/status/message").asText()).contains("Upper/Case");
  }

  @Test
  void images_without_end_are_denied_unjudged() throws IOException {
    ObjectNode review = (ObjectNode) document("pod-create.json");
    for (int i = 0; i < 300; i++) {
      review.withArray("/request/object/spec/containers").addObject().put("image", "x/y:" + i);
    }

    assertThat(answer(review).at("/response/status/message").asText())
        .contains("at most 200 are judged");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"apiVersion\":\"admission.k8s.io/v1beta1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"1\"}}",
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"Pod\",\"request\":{\"uid\":\"1\"}}",
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\"}",
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"\"}}",
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":7}}"
      })
  void what_is_no_review_is_refused(String text) {
    assertThatThrownBy(() -> AdmissionReview.of(JSON.readTree(text)))
        .isInstanceOf(MalformedReviewException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "7",
        "[]",
        "{\"spec\":7}",
        "{\"spec\":{\"containers\":{\"image\":\"x\"}}}",
        "{\"spec\":{\"containers\":[7,null,{\"image\":[]}]}}"
      })
  void objects_of_another_shape_have_no_images(String object) throws IOException {
    String review =
        "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"request\":{\"uid\":\"1\",\"object\":"
            + object
            + "}}";

    assertThat(answer(JSON.readTree(review)).at("/response/allowed").asBoolean()).isTrue();
    assertThat(asked).isEmpty();
  }

  private ObjectNode answer(JsonNode review) {
    return answer(review, "nothing is denied", Verdict.DENY);
  }

  private ObjectNode answer(JsonNode review, String part, Verdict verdict) {
    return AdmissionReview.of(review).answer(image -> decide(image, part, verdict));
  }

  private Decision decide(ImageName image, String part, Verdict verdict) {
    asked.add(image.toString());
    Reason broken =
        Reason.broken(RuleName.MAX_AGE, verdict, "old", "young", "a test", "rebuild it");
    return Decision.of(image, image.toString().contains(part) ? List.of(broken) : List.of());
  }

  private static JsonNode document(String name) throws IOException {
    try (InputStream stream = AdmissionReviewTest.class.getResourceAsStream(name)) {
      return JSON.readTree(stream);
    }
  }
}
