package org.cyberdojo.manifest.environment;

/** The environment or an argument says something that a program cannot work with. */
public final class UnusableSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A setting whose value may be shown.
   *
   * @param reason what is wrong with it, and what would be right
   */
  public UnusableSettingException(String setting, String value, String reason) {
    super("Tried to use %s '%s' but failed because %s".formatted(setting, value, reason));
  }

  /** A setting whose value may be a secret, and so is not shown. */
  public UnusableSettingException(String setting, String reason) {
    super("Tried to use %s but failed because %s".formatted(setting, reason));
  }
}
