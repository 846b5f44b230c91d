package org.cyberdojo.startpoint.server;

import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.http.AccessLog;
import org.cyberdojo.http.BuildCommit;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.manifest.layout.UnreadableProvenanceException;
import org.cyberdojo.manifest.serving.UnservableStartPointException;
import org.cyberdojo.manifest.startpoint.StartPointType;
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
      serve(Path.of(args.length > 0 ? args[0] : FOLDER), Environment.ofProcess());
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

  private static void serve(Path folder, Environment environment) {
    StartPointFolder startPoints = new StartPointFolder(folder);
    ServerSettings settings = settings(startPoints.type(environment), environment);
    StartPointServer.start(() -> startPoints.load(environment), settings).stopWithJvm();
  }

  private static ServerSettings settings(StartPointType type, Environment environment) {
    ServerSettings standard = ServerSettings.of(type);
    return new ServerSettings(
        standard.host(),
        environment.port(standard.port()),
        BuildCommit.in(environment.variables()),
        environment.isOn("ACCESS_LOG") ? Optional.of(AccessLog.to(System.out)) : Optional.empty(),
        standard.limits());
  }
}
