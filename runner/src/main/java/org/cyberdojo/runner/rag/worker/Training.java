package org.cyberdojo.runner.rag.worker;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a worker once as it will be run, so that Java keeps the classes that it loaded, and prints
 * what was kept: an ahead-of-time cache, with which a worker starts three times as fast.
 *
 * <p>Its arguments are the worker's own command line, word by word.
 */
public final class Training {

  private Training() {}

  public static void main(String[] command) throws IOException, InterruptedException {
    Path cache = Path.of("/tmp/rag.aot");
    List<String> words = new ArrayList<>(List.of(command));
    words.add(1, "-XX:AOTCacheOutput=" + cache);
    Process worker =
        new ProcessBuilder(words)
            .redirectInput(Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.INHERIT)
            .start();
    int status = worker.waitFor();
    if (status != 0) {
      System.exit(status);
    }
    try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
      Files.copy(cache, out);
    }
  }
}
