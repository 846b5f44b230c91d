package org.cyberdojo.base;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cyberdojo.engine.archive.LayerTar;

/**
 * Copies a jar without the names of local variables, which only debuggers read. Line numbers stay:
 * stack traces need them. It makes the jars, and the cache of their classes, a twelfth smaller.
 */
final class SlimJar {

  private static final ClassTransform WITHOUT_VARIABLES =
      ClassTransform.transformingMethodBodies(
          (code, element) -> {
            if (!isVariableName(element)) {
              code.with(element);
            }
          });

  private SlimJar() {}

  private static boolean isVariableName(CodeElement element) {
    return element instanceof LocalVariable || element instanceof LocalVariableType;
  }

  static void copy(Path from, Path to) throws IOException {
    try (ZipFile jar = new ZipFile(from.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (ZipEntry entry : Collections.list(jar.entries())) {
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTimeLocal(LayerTar.ANY_TIME.atOffset(ZoneOffset.UTC).toLocalDateTime());
        out.putNextEntry(copy);
        try (InputStream bytes = jar.getInputStream(entry)) {
          out.write(slim(entry.getName(), bytes.readAllBytes()));
        }
        out.closeEntry();
      }
    }
  }

  private static byte[] slim(String name, byte[] bytes) {
    if (!name.endsWith(".class") || name.endsWith("module-info.class")) {
      return bytes;
    }
    ClassFile format = ClassFile.of();
    return format.transformClass(format.parse(bytes), WITHOUT_VARIABLES);
  }
}
