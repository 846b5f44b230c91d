package org.cyberdojo.base;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.cyberdojo.engine.archive.HealthCheck;
import org.cyberdojo.engine.archive.ImageConfig;

/** How the base image is run. */
final class BaseConfig {

  private static final String USER = "start-points";
  private static final int ID = 19_663;

  private static final String JAVA = "/opt/java/bin/java";
  private static final String PROBE = "org.cyberdojo.http.probe.HealthProbe";

  private BaseConfig() {}

  static ImageConfig of(Server server) throws IOException {
    return ImageConfig.empty()
        .withEnv("LANG", "C.UTF-8")
        .withUser(ID + ":" + ID)
        .withWorkingFolder("/app")
        .withEntrypoint(server.commandIn("/opt/java", "/app"))
        .withHealthCheck(healthCheck(server.probeJar()));
  }

  static String passwdLine() {
    return USER + ":x:" + ID + ":" + ID + "::/:/none\n";
  }

  static String groupLine() {
    return USER + ":x:" + ID + ":\n";
  }

  /** A JVM for a tenth of a second: interpreted only, for it ends before compiling would pay. */
  private static HealthCheck healthCheck(String jar) {
    List<String> command =
        Stream.concat(
                Stream.of("CMD", JAVA),
                Stream.of(
                    "-Xint",
                    "-Xshare:off",
                    "-XX:+UseSerialGC",
                    "-XX:-UsePerfData",
                    "-Xmx8m",
                    "-cp",
                    "/app/lib/" + jar,
                    PROBE))
            .toList();
    return new HealthCheck(
        command, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5), 3);
  }
}
