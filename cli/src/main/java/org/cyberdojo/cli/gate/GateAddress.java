package org.cyberdojo.cli.gate;

import java.net.URI;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.environment.UnusableSettingException;

/**
 * Where a gate is, and how it is spoken to.
 *
 * @param url an http or https address
 * @param token sent along, when there is one; never printed
 */
public record GateAddress(URI url, Optional<String> token) {

  /** Names the gate that is asked. */
  static final String URL = "CYBER_DOJO_GATE_URL";

  /** The bearer token of whoever asks. */
  static final String TOKEN = "CYBER_DOJO_GATE_TOKEN";

  private static final int FAILED = 1;

  /**
   * The gate that the environment names.
   *
   * @throws UnusableSettingException when what it names is no address
   */
  public static Optional<GateAddress> of(Surroundings surroundings) {
    return of(surroundings, URL);
  }

  /**
   * The gate that the environment names.
   *
   * @throws CommandFailure when it names none
   */
  static GateAddress require(Surroundings surroundings) {
    return of(surroundings)
        .orElseThrow(
            () ->
                CommandFailure.of(
                    FAILED,
                    "there is no gate: set "
                        + URL
                        + " to its address, like http://localhost:4598"));
  }

  /**
   * The gate that a variable of the environment names.
   *
   * @throws UnusableSettingException when what it names is no address
   */
  public static Optional<GateAddress> of(Surroundings surroundings, String variable) {
    return surroundings
        .settings()
        .url(variable)
        .map(url -> new GateAddress(url, surroundings.variable(TOKEN).map(String::strip)));
  }

  /** The address of one call: {@code /decide}. */
  URI of(String path) {
    return URI.create(url.toString().replaceFirst("/+$", "") + path);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return url.toString();
  }
}
