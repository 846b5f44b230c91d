package org.cyberdojo.engine.failure;

/**
 * A registry that did not take, or did not give, an image: no access, not reachable, broken off.
 */
public final class RegistryRefusedException extends EngineException {

  private static final long serialVersionUID = 1L;

  public RegistryRefusedException(String tried, String reason, String fix) {
    super("registry-refused", tried, reason, fix);
  }
}
