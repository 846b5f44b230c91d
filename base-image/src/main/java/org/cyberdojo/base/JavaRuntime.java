package org.cyberdojo.base;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

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
    String tried = "link a Java runtime";
    ToolProvider jlink =
        ToolProvider.findFirst("jlink")
            .orElseThrow(
                () ->
                    new CannotMakeBaseException(
                        tried,
                        "the Java of this build ("
                            + System.getProperty("java.home")
                            + ") has no jlink",
                        "build with a whole JDK"));
    StringWriter words = new StringWriter();
    PrintWriter out = new PrintWriter(words);
    int status =
        jlink.run(
            out,
            out,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--compress",
            "zip-9",
            "--output",
            home.toString());
    if (status != 0) {
      throw new CannotMakeBaseException(
          tried, "jlink said: " + words.toString().strip(), "build with a whole JDK");
    }
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
