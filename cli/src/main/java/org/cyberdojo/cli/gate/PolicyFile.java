package org.cyberdojo.cli.gate;

import java.nio.file.Path;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.terminal.SafeText;

/** Reads a policy from a file. */
final class PolicyFile {

  private static final int MOST_BYTES = 1 << 20;

  private PolicyFile() {}

  /**
   * The policy.
   *
   * @throws CommandFailure with every fault and its line
   */
  static Policy read(Path file) {
    String text = SmallFile.text(file, MOST_BYTES, "policy");
    try {
      return PolicyReader.read(file.toString(), text);
    } catch (MalformedYamlException e) {
      throw CommandFailure.ofLines(
          1,
          e.faults().stream()
              .map(fault -> "ERROR: " + SafeText.of(file + ": " + fault.sentence()))
              .toList());
    }
  }
}
