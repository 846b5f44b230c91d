package org.cyberdojo.gate.admission;

/** A request that is no AdmissionReview of version 1. */
public final class MalformedReviewException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedReviewException(String reason) {
    super(
        "Tried to read an AdmissionReview but failed because "
            + reason
            + ". Send admission.k8s.io/v1");
  }
}
