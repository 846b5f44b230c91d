package org.cyberdojo.base;

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

  private BaseConfig() {}

  static ImageConfig of(Server server) {
    return ImageConfig.empty()
        .withEnv("LANG", "C.UTF-8")
        .withUser(ID + ":" + ID)
        .withWorkingFolder("/app")
        .withEntrypoint(server.commandIn("/opt/java", "/app"))
        .withHealthCheck(healthCheck());
  }

  static String passwdLine() {
    return USER + ":x:" + ID + ":" + ID + "::/:/none\n";
  }

  static String groupLine() {
    return USER + ":x:" + ID + ":\n";
  }

  /** A JVM for a tenth of a second: interpreted only, for it ends before compiling would pay. */
  private static HealthCheck healthCheck() {
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
                    "/app/" + Server.PROBE_FOLDER,
                    Server.PROBE))
            .toList();
    return new HealthCheck(
        command, Duration.ofSeconds(30), Duration.ofSeconds(5), Duration.ofSeconds(5), 3);
  }
}
