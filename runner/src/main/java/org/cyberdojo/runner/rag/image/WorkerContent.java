package org.cyberdojo.runner.rag.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What a worker image holds, in one word. Two commits can be the same program, and one that is
 * being worked on can be many.
 */
final class WorkerContent {

  /** The label of every worker image; its value is the word. */
  static final String LABEL = "org.cyber-dojo.rag-worker.content";

  /** The word of an image on the way to it. */
  static final String UNTRAINED = "untrained";

  private static final List<String> OF_JAVA =
      List.of("java.runtime.version", "java.vendor", "os.arch");

  private WorkerContent() {}

  /** Of the image that this program makes: the same words of every version that makes the same. */
  static String ofThisProgram() throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(WorkerFiles.workerJar());
      sha256.update(WorkerFiles.rubyVersion().getBytes(UTF_8));
      for (String property : OF_JAVA) {
        sha256.update((System.getProperty(property) + "\n").getBytes(UTF_8));
      }
      sha256.update((JavaRuntime.MODULES + "\n").getBytes(UTF_8));
      sha256.update(String.join(" ", WorkerImage.trainingCommand()).getBytes(UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
