package org.cyberdojo.runner.program;

import java.io.PrintStream;
import java.util.Optional;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.http.CannotListenException;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;
import org.cyberdojo.runner.http.RunnerServer;

/** Starts a runner as its environment says. {@code PORT} is its port. */
public final class RunnerProgram {

  /** The address to listen on. */
  public static final String HOST = "CYBER_DOJO_RUNNER_HOST";

  private RunnerProgram() {}

  /**
   * Starts a runner that stops with the JVM, and says where it answers.
   *
   * @param commit that it was built from
   * @param out where that is said, and each run recorded, a JSON line each
   * @throws UnusableSettingException naming the variable that cannot be used
   * @throws EngineException when the container engine does not answer
   * @throws CannotListenException when the port is taken or forbidden
   */
  public static RunnerServer start(
      Environment environment, Optional<CommitSha> commit, PrintStream out) {
    RunnerEnvironment told = new RunnerEnvironment(environment);
    RunnerServer.Description server =
        RunnerServer.of(told.settings())
            .onHost(told.host())
            .onPort(told.port())
            .asking(told.gate())
            .recordingTo(out);
    commit.ifPresent(server::builtFrom);
    DockerEngine engine = DockerEngine.from(environment.variables());
    try {
      engine.requireAnswer();
      RunnerServer started = server.start(engine.images(), engine.containers()).stopWithJvm();
      out.print("running cyber-dojo.sh for http://%s:%d\n".formatted(told.host(), started.port()));
      out.flush();
      return started;
    } catch (EngineException | CannotListenException e) {
      engine.close();
      throw e;
    }
  }
}
