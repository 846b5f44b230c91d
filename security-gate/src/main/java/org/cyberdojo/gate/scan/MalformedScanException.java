package org.cyberdojo.gate.scan;

/** A file that is no scanner's report that is known here. */
public final class MalformedScanException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MalformedScanException(String reason) {
    super(
        "Tried to read a scanner's report but failed because "
            + reason
            + ". Give a report of 'trivy image --format json', or one in SARIF 2.1.0");
  }
}
