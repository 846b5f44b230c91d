package org.cyberdojo.builder.dockerfile;

import java.util.List;
import java.util.Optional;

/**
 * A stage of a Dockerfile.
 *
 * @param index from 0
 * @param from what it begins with
 * @param instructions those after the FROM
 */
public record Stage(int index, From from, List<Instruction> instructions) {

  public Stage {
    instructions = List.copyOf(instructions);
  }

  /** The user that its last {@code USER} sets, as written; empty when it has none. */
  public Optional<String> user() {
    return instructions.stream()
        .filter(instruction -> instruction.is("USER"))
        .map(Instruction::arguments)
        .reduce((earlier, later) -> later);
  }
}
