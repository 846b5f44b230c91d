package org.cyberdojo.builder.git;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A process that takes one repository and says its commit, for tests. Arguments: home, {@code
 * cache} or not, url.
 */
final class TakeInProcess {

  private TakeInProcess() {}

  public static void main(String[] arguments) {
    boolean isCached = arguments[1].equals("cache");
    try (GitSession session =
        GitSession.of(
            Path.of(arguments[0]), settings -> isCached ? settings : settings.withoutCache())) {
      System.out.println(GitSession.sha(session.take(arguments[2])));
    }
  }

  static Process start(Path home, boolean isCached, String url) throws IOException {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin/java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            TakeInProcess.class.getName(),
            home.toString(),
            isCached ? "cache" : "no cache",
            url);
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }
}
