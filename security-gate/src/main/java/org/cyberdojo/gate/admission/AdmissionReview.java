package org.cyberdojo.gate.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.gate.verdict.Reason;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/**
 * A question of Kubernetes' to a validating webhook, and its answer. Denied when one image is
 * denied. Of an update only the images that it brings are judged: else a pod that runs already
 * could not even be labelled once its image is old.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/reference/access-authn-authz/extensible-admission-controllers/">the
 *     format</a>
 */
public final class AdmissionReview {

  private static final String API_VERSION = "admission.k8s.io/v1";
  private static final String KIND = "AdmissionReview";
  private static final int MOST_IMAGES = 200;

  /** Kubernetes cuts longer warnings, and all of them together at 4096 characters. */
  private static final int MOST_WARNING_CHARACTERS = 250;

  private static final int MOST_WARNINGS = 15;

  private final String uid;
  private final Set<String> images;

  private AdmissionReview(String uid, Set<String> images) {
    this.uid = uid;
    this.images = images;
  }

  /**
   * Reads a question.
   *
   * @throws MalformedReviewException when it is none
   */
  public static AdmissionReview of(JsonNode review) {
    if (!review.path("apiVersion").asText().equals(API_VERSION)
        || !review.path("kind").asText().equals(KIND)) {
      throw new MalformedReviewException("it is not " + KIND + " of " + API_VERSION);
    }
    JsonNode request = review.path("request");
    if (!request.path("uid").isTextual() || request.path("uid").asText().isEmpty()) {
      throw new MalformedReviewException("its request has no uid");
    }
    Set<String> images = PodImages.of(request.path("object"));
    if (request.path("operation").asText().equals("UPDATE")) {
      images.removeAll(PodImages.of(request.path("oldObject")));
    }
    return new AdmissionReview(request.path("uid").asText(), images);
  }

  /**
   * Answers it.
   *
   * @param decide judges one image
   */
  public ObjectNode answer(Function<ImageName, Decision> decide) {
    if (images.size() > MOST_IMAGES) {
      return denied(
          List.of(
              "it has " + images.size() + " images, and at most " + MOST_IMAGES + " are judged"));
    }
    List<String> denials = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (String image : images) {
      judge(image, decide, denials, warnings);
    }
    return denials.isEmpty() ? allowed(warnings) : denied(denials);
  }

  private static void judge(
      String image,
      Function<ImageName, Decision> decide,
      List<String> denials,
      List<String> warnings) {
    try {
      Decision decision = decide.apply(ImageName.parse(image));
      for (Reason reason : decision.reasons()) {
        String text = image + ": " + reason.rule().text() + ": " + reason.sentence();
        switch (reason.action()) {
          case DENY -> denials.add(text);
          case WARN -> warnings.add(text);
          case ALLOW -> {}
        }
      }
    } catch (MalformedImageNameException e) {
      denials.add(String.valueOf(e.getMessage()));
    }
  }

  private ObjectNode allowed(List<String> warnings) {
    ObjectNode review = response(Verdict.ALLOW);
    if (!warnings.isEmpty()) {
      var array = review.withObject("/response").putArray("warnings");
      warnings.stream().limit(MOST_WARNINGS).map(AdmissionReview::cut).forEach(array::add);
    }
    return review;
  }

  private ObjectNode denied(List<String> denials) {
    ObjectNode review = response(Verdict.DENY);
    review
        .withObject("/response/status")
        .put("status", "Failure")
        .put("reason", "Forbidden")
        .put("code", 403)
        .put("message", String.join("\n", denials));
    return review;
  }

  private ObjectNode response(Verdict verdict) {
    ObjectNode review =
        JsonNodeFactory.instance.objectNode().put("apiVersion", API_VERSION).put("kind", KIND);
    review.putObject("response").put("uid", uid).put("allowed", verdict != Verdict.DENY);
    return review;
  }

  private static String cut(String text) {
    return text.length() <= MOST_WARNING_CHARACTERS
        ? text
        : text.substring(0, MOST_WARNING_CHARACTERS - 1) + "…";
  }
}
