package org.cyberdojo.base;

import java.io.ByteArrayOutputStream;
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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.cyberdojo.engine.archive.LayerTar;

/**
 * Several jars as one, in which a class is looked for once. To learn that something is in none of
 * thirty jars, Java opens them all, and libraries ask for much that is optional.
 *
 * <p>Of what two jars have the first one's counts, as on a class path; lists of services are
 * joined, and licenses stand apart. Of classes for several versions of Java those for this one are
 * taken. Names of local variables, which only debuggers read, are left out; line numbers stay:
 * stack traces need them. It makes the jar, and the cache of its classes, a twelfth smaller.
 */
final class OneJar {

  private static final ClassTransform WITHOUT_VARIABLES =
      ClassTransform.transformingMethodBodies(
          (code, element) -> {
            if (!isVariableName(element)) {
              code.with(element);
            }
          });

  private static final Pattern VERSIONED =
      Pattern.compile("META-INF/versions/(?<version>[0-9]+)/(?<name>.+)");
  private static final Pattern LICENSE =
      Pattern.compile("META-INF/(?<name>(?:LICENSE|NOTICE|licenses?/).*)");
  private static final Pattern SERVICE = Pattern.compile("META-INF/services/.+");

  /** What describes a jar as a whole, and a module. */
  private static final Pattern OF_ONE_JAR =
      Pattern.compile("META-INF/(?:MANIFEST\\.MF|INDEX\\.LIST|maven/.*)|.*module-info\\.class");

  /** Bytes by their name, and which version of Java they are for. */
  private static final class Entry {

    private final int version;
    private final byte[] bytes;

    Entry(int version, byte[] bytes) {
      this.version = version;
      this.bytes = bytes;
    }
  }

  private final Map<String, Entry> entries = new TreeMap<>();

  private OneJar() {}

  private static boolean isVariableName(CodeElement element) {
    return element instanceof LocalVariable || element instanceof LocalVariableType;
  }

  /**
   * Makes one of several.
   *
   * @param jars in the order of a class path
   */
  static void of(List<Path> jars, Path to) throws IOException {
    OneJar one = new OneJar();
    for (Path jar : jars) {
      one.add(jar);
    }
    one.write(to);
  }

  private void add(Path from) throws IOException {
    Map<String, Entry> own = new TreeMap<>();
    try (ZipFile jar = new ZipFile(from.toFile())) {
      for (ZipEntry entry : Collections.list(jar.entries())) {
        if (!entry.isDirectory() && !OF_ONE_JAR.matcher(entry.getName()).matches()) {
          try (InputStream bytes = jar.getInputStream(entry)) {
            addTo(own, entry.getName(), bytes.readAllBytes(), from.getFileName().toString());
          }
        }
      }
    }
    own.forEach(
        (name, entry) -> entries.merge(name, entry, (first, second) -> both(name, first, second)));
  }

  private static void addTo(Map<String, Entry> own, String name, byte[] bytes, String jar) {
    Matcher versioned = VERSIONED.matcher(name);
    Matcher license = LICENSE.matcher(name);
    if (license.matches()) {
      own.put("META-INF/licenses/" + jar + "/" + license.group("name"), new Entry(0, bytes));
    } else if (!versioned.matches()) {
      own.putIfAbsent(name, new Entry(0, bytes));
    } else if (Integer.parseInt(versioned.group("version")) <= Runtime.version().feature()) {
      own.merge(
          versioned.group("name"),
          new Entry(Integer.parseInt(versioned.group("version")), bytes),
          (one, other) -> one.version > other.version ? one : other);
    }
  }

  private static Entry both(String name, Entry first, Entry second) {
    if (!SERVICE.matcher(name).matches()) {
      return first;
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    joined.writeBytes(first.bytes);
    joined.write('\n');
    joined.writeBytes(second.bytes);
    return new Entry(0, joined.toByteArray());
  }

  private void write(Path to) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(to))) {
      out.setLevel(Deflater.BEST_COMPRESSION);
      for (Map.Entry<String, Entry> entry : entries.entrySet()) {
        ZipEntry copy = new ZipEntry(entry.getKey());
        copy.setTimeLocal(LayerTar.ANY_TIME.atOffset(ZoneOffset.UTC).toLocalDateTime());
        out.putNextEntry(copy);
        out.write(slim(entry.getKey(), entry.getValue().bytes));
        out.closeEntry();
      }
    }
  }

  private static byte[] slim(String name, byte[] bytes) {
    if (!name.endsWith(".class")) {
      return bytes;
    }
    ClassFile format = ClassFile.of();
    return format.transformClass(format.parse(bytes), WITHOUT_VARIABLES);
  }
}
