package org.cyberdojo.startpoint.server;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.http.AccessLog;
import org.cyberdojo.http.BuildCommit;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.layout.UnreadableProvenanceException;
import org.cyberdojo.manifest.serving.ServedStartPoints;
import org.cyberdojo.manifest.serving.UnservableStartPointException;
import org.cyberdojo.manifest.terminal.SafeText;
import org.cyberdojo.manifest.tree.UnreadableTreeException;

/**
 * Serves the start-points of the image that it is in, until SIGTERM.
 *
 * <p>usage: {@code java -jar start-point-server.jar [FOLDER]}, where FOLDER is {@code /app/repos}
 * if not given. Environment: {@code IMAGE_TYPE} (else the file {@code image.type} in the folder),
 * {@code PORT} (else the type's own), {@code SHA} (the commit of the image), {@code ACCESS_LOG=on}
 * (a JSON line for each request on stdout).
 */
public final class Main {

  private static final String FOLDER = "/app/repos";

  private Main() {}

  public static void main(String[] args) {
    try {
      serve(Path.of(args.length > 0 ? args[0] : FOLDER), System.getenv());
    } catch (UnusableSettingException
        | CannotListenException
        | UnservableStartPointException
        | UnreadableProvenanceException
        | UnreadableTreeException e) {
      // what it names may come from a repository
      System.err.println("ERROR: " + SafeText.of(String.valueOf(e.getMessage())));
      System.exit(1);
    }
  }

  private static void serve(Path folder, Map<String, String> environment) {
    ServedStartPoints startPoints = new StartPointFolder(folder).load(environment);
    StartPointServer.start(startPoints, settings(startPoints, environment)).stopWithJvm();
  }

  private static ServerSettings settings(
      ServedStartPoints startPoints, Map<String, String> environment) {
    ServerSettings standard = ServerSettings.of(startPoints.type());
    int port = Optional.ofNullable(environment.get("PORT")).map(Main::port).orElse(standard.port());
    Optional<AccessLog> accessLog =
        Optional.ofNullable(environment.get("ACCESS_LOG"))
            .filter(Set.of("on", "true", "1")::contains)
            .map(on -> AccessLog.to(System.out));
    return new ServerSettings(
        standard.host(), port, BuildCommit.in(environment), accessLog, standard.limits());
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new UnusableSettingException("PORT", text, "it is no number from 0 to 65535");
  }
}
