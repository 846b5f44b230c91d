package org.cyberdojo.base;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.cyberdojo.engine.archive.HealthCheck;
import org.cyberdojo.engine.archive.ImageConfig;

/** The services that have an image of their own, made from the distribution of the command. */
enum Service {
  RUNNER(19_664, 4597),
  GATE(19_665, 4598);

  /** Where the distribution stands in the image. */
  static final String HOME = "/opt/cyber-dojo";

  /** Where a service may keep what is to stay; a volume is laid over it. */
  static final String STATE = "var/lib/cyber-dojo";

  private static final String JAVA = HOME + "/runtime/bin/java";

  private static final List<String> COMMAND =
      List.of(
          JAVA,
          "-XX:+UseSerialGC",
          "-XX:-UsePerfData",
          "-XX:+ExitOnOutOfMemoryError",
          "-XX:MaxRAMPercentage=60",
          "--enable-native-access=ALL-UNNAMED",
          "-Dio.netty.allocator.type=pooled",
          "-Dvertx.disableFileCPResolving=true",
          "-Dvertx.disableFileCaching=true",
          "-Dcyber-dojo.home=" + HOME,
          "-jar",
          HOME + "/lib/cli.jar");

  private final int id;
  private final int port;

  Service(int id, int port) {
    this.id = id;
    this.port = port;
  }

  /** As in the image's name and on the command line. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How it is run: {@code <service> serve}, unless other words are given. */
  ImageConfig config(String probeJar) {
    return ImageConfig.empty()
        .withEnv("LANG", "C.UTF-8")
        .withEnv("PORT", String.valueOf(port))
        .withUser(id + ":" + id)
        .withWorkingFolder("/" + STATE)
        .withEntrypoint(COMMAND)
        .withCommand(List.of(text(), "serve"))
        .withExposedPort(port)
        .withHealthCheck(healthCheck(probeJar))
        .withLabel("org.opencontainers.image.title", "cyber-dojo " + text());
  }

  private static HealthCheck healthCheck(String jar) {
    return new HealthCheck(
        List.of(
            "CMD",
            JAVA,
            "-Xint",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Xmx8m",
            "-cp",
            jar,
            Server.PROBE),
        Duration.ofSeconds(30),
        Duration.ofSeconds(5),
        Duration.ofSeconds(20),
        3);
  }

  String passwdLine() {
    return "%s:x:%d:%d::/%s:/none\n".formatted(text(), id, id, STATE);
  }

  String groupLine() {
    return "%s:x:%d:\n".formatted(text(), id);
  }
}
