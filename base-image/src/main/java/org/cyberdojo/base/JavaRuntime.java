package org.cyberdojo.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.host.JavaLink;

/**
 * A Java runtime of the modules that the server needs.
 *
 * @param home its folder
 */
record JavaRuntime(Path home) {

  /**
   * Found by jdeps over the server and its libraries, without what they only use for TLS, SQL or
   * pictures.
   */
  private static final String MODULES =
      "java.base,java.logging,java.management,java.naming,jdk.management,jdk.unsupported";

  /**
   * For developers, for other JVMs, for cookies, and for sorting arrays with AVX-512: the server
   * does none of it.
   */
  private static final List<String> NEEDLESS =
      List.of(
          "lib/classlist",
          "lib/jrt-fs.jar",
          "lib/security/public_suffix_list.dat",
          "lib/libsimdsort.so",
          "bin/keytool");

  /**
   * Links one.
   *
   * @throws CannotMakeBaseException when the Java of the build cannot
   */
  static JavaRuntime linkedInto(Path home) throws IOException {
    JavaLink link =
        JavaLink.find()
            .orElseThrow(
                () ->
                    new CannotMakeBaseException(
                        "link a Java runtime",
                        "the Java of this build ("
                            + System.getProperty("java.home")
                            + ") has no jlink",
                        "build with a whole JDK"));
    link.link(MODULES, home, "--compress", "zip-9");
    for (String file : NEEDLESS) {
      Files.deleteIfExists(home.resolve(file));
    }
    return new JavaRuntime(home);
  }

  /** Takes names of symbols out of its libraries, and settles the times of its files. */
  void settle() throws IOException {
    for (Path library : libraries()) {
      SymbolNames.removeFrom(library);
    }
    Folders.settle(home);
  }

  /** The program. */
  Path program() {
    return home.resolve("bin/java");
  }

  /** Its shared libraries. */
  List<Path> libraries() throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("lib"))) {
      return files.filter(file -> file.toString().endsWith(".so")).sorted().toList();
    }
  }
}
