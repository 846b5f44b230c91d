package org.cyberdojo.gate.program;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.gate.catalog.CatalogException;
import org.cyberdojo.gate.file.UnreadableFileException;
import org.cyberdojo.gate.http.GateServer;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;

/** Starts a gate as its environment says. {@code PORT} is its port. */
public final class GateProgram {

  /** The address to listen on. */
  public static final String HOST = "CYBER_DOJO_GATE_HOST";

  /** A policy's file. */
  public static final String POLICY = "CYBER_DOJO_GATE_POLICY";

  /** A file that lists services. */
  public static final String SERVICES = "CYBER_DOJO_GATE_SERVICES";

  /** A SQLite file, or a database's url. */
  public static final String STORE = "CYBER_DOJO_GATE_STORE";

  /** A token that is good for writing. */
  public static final String TOKEN = "CYBER_DOJO_GATE_TOKEN";

  /** Whether reading needs a token, too. */
  public static final String CLOSED = "CYBER_DOJO_GATE_CLOSED";

  private GateProgram() {}

  /**
   * Starts a gate that stops with the JVM, and says where it answers.
   *
   * @param workingFolder what names of files are relative to
   * @param commit that it was built from, 40 hex digits
   * @throws UnusableSettingException naming the variable that cannot be used
   * @throws UnreadableFileException when a file that is named cannot be read
   * @throws MalformedYamlException when it does not say what it should
   * @throws CatalogException when the store cannot be opened
   * @throws CannotListenException when the port is taken or forbidden
   */
  public static GateServer start(
      Environment environment,
      Path workingFolder,
      Optional<String> commit,
      PrintStream out,
      PrintStream err) {
    GateSettings told = new GateEnvironment(environment, workingFolder).settings();
    GateSettings settings = commit.map(told::builtFrom).orElse(told);
    GateServer server = GateServer.start(settings, err);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop-gate"));
    out.print("the gate answers at http://%s:%d\n".formatted(settings.host(), server.port()));
    out.flush();
    return server;
  }
}
