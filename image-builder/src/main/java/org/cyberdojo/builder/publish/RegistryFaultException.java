package org.cyberdojo.builder.publish;

import java.time.Duration;
import java.util.Optional;

/** A registry that did not answer, or not as it should. Its message holds no credentials. */
public final class RegistryFaultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean passing;
  private final transient Optional<Duration> retryAfter;

  private RegistryFaultException(String message, boolean passing, Optional<Duration> retryAfter) {
    super(message);
    this.passing = passing;
    this.retryAfter = retryAfter;
  }

  /**
   * A fault that may be gone when the call is made again.
   *
   * @param tried to be read after "Tried to"
   * @param reason to be read after "because"
   */
  public static RegistryFaultException passing(String tried, String reason) {
    return new RegistryFaultException(
        words(tried, reason, "try again later"), true, Optional.empty());
  }

  /** A fault that the registry itself asks to wait for. */
  public static RegistryFaultException busy(String tried, String reason, Duration retryAfter) {
    return new RegistryFaultException(
        words(tried, reason, "try again later"), true, Optional.of(retryAfter));
  }

  /** A fault that stays. */
  public static RegistryFaultException lasting(String tried, String reason, String fix) {
    return new RegistryFaultException(words(tried, reason, fix), false, Optional.empty());
  }

  private static String words(String tried, String reason, String fix) {
    return "Tried to " + tried + " but failed because " + reason + "; " + fix;
  }

  /** Whether it may help to call again. */
  public boolean isPassing() {
    return passing;
  }

  /** How long the registry asks to wait. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
