package org.cyberdojo.startpoint.server;

/** The environment or an argument says something that the server cannot work with. */
final class UnusableSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableSettingException(String setting, String value, String reason) {
    super("Tried to use %s '%s' but failed because %s".formatted(setting, value, reason));
  }
}
