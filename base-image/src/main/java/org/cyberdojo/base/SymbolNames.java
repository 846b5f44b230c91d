package org.cyberdojo.base;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Takes out of a shared library what is only there for debuggers: its table of sections, and all
 * that stands behind the last byte that is ever loaded. Of the JVM that is 5 MB of 30. It is what
 * {@code strip} does, without needing it.
 *
 * <p>The format is <a href="https://refspecs.linuxfoundation.org/elf/gabi4+/contents.html">ELF</a>,
 * 64 bits, little endian; any other file is left as it is.
 */
final class SymbolNames {

  private static final int HEADER_BYTES = 64;
  private static final int MAGIC = 0x464c457f; // 0x7f E L F
  private static final byte BITS_64 = 2;
  private static final byte LITTLE_ENDIAN = 1;

  private static final int PROGRAMS_OFFSET = 0x20;
  private static final int SECTIONS_OFFSET = 0x28;
  private static final int PROGRAM_SIZE = 0x36;
  private static final int PROGRAM_COUNT = 0x38;
  private static final int SECTION_COUNT = 0x3c;
  private static final int SECTION_NAMES = 0x3e;

  private SymbolNames() {}

  static void removeFrom(Path library) throws IOException {
    try (FileChannel file =
        FileChannel.open(library, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer header = read(file, 0, HEADER_BYTES);
      if (header.getInt(0) != MAGIC || header.get(4) != BITS_64 || header.get(5) != LITTLE_ENDIAN) {
        return;
      }
      long loaded = lastLoadedByte(file, header);
      header.putLong(SECTIONS_OFFSET, 0);
      header.putShort(SECTION_COUNT, (short) 0);
      header.putShort(SECTION_NAMES, (short) 0);
      file.write(header.rewind(), 0);
      file.truncate(loaded);
    }
  }

  private static long lastLoadedByte(FileChannel file, ByteBuffer header) throws IOException {
    int count = Short.toUnsignedInt(header.getShort(PROGRAM_COUNT));
    int size = Short.toUnsignedInt(header.getShort(PROGRAM_SIZE));
    long table = header.getLong(PROGRAMS_OFFSET);
    long last = table + (long) count * size;
    for (int i = 0; i < count; i++) {
      ByteBuffer program = read(file, table + (long) i * size, size);
      long offset = program.getLong(0x08);
      long bytesInFile = program.getLong(0x20);
      last = Math.max(last, offset + bytesInFile);
    }
    return last;
  }

  private static ByteBuffer read(FileChannel file, long position, int bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {
      // until it is full, or the file ends
    }
    return buffer;
  }
}
