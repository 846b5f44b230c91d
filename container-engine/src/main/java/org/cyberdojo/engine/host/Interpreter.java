package org.cyberdojo.engine.host;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads out of a program which loader starts it: its {@code PT_INTERP} segment. */
final class Interpreter {

  private static final int PT_INTERP = 3;

  private Interpreter() {}

  static Optional<Path> of(Path program) throws IOException {
    ByteBuffer elf = ByteBuffer.wrap(Files.readAllBytes(program)).order(ByteOrder.LITTLE_ENDIAN);
    int size = Short.toUnsignedInt(elf.getShort(0x36));
    int count = Short.toUnsignedInt(elf.getShort(0x38));
    for (int i = 0; i < count; i++) {
      int segment = Math.toIntExact(elf.getLong(0x20)) + i * size;
      if (elf.getInt(segment) == PT_INTERP) {
        byte[] text =
            new byte[Math.toIntExact(elf.getLong(segment + 0x20)) - 1]; // it ends with a zero
        elf.get(Math.toIntExact(elf.getLong(segment + 0x08)), text);
        return Optional.of(Path.of(new String(text, StandardCharsets.UTF_8)));
      }
    }
    return Optional.empty();
  }
}
