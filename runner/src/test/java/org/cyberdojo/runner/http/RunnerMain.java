package org.cyberdojo.runner.http;

import java.util.concurrent.CountDownLatch;
import org.cyberdojo.engine.docker.DockerEngine;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.runner.pool.PoolSize;
import org.cyberdojo.runner.service.RunnerSettings;

/**
 * A runner as a program of its own, for tests that kill it; prints its port. Its arguments are a
 * name and, unless it does not matter, the commit that it says it was built from.
 */
final class RunnerMain {

  private RunnerMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    DockerEngine engine = DockerEngine.from(System.getenv());
    RunnerServer.Description description =
        RunnerServer.of(RunnerSettings.standard(arguments[0]).withPool(new PoolSize(2, 4)))
            .onHost("127.0.0.1")
            .onPort(0);
    if (arguments.length > 1) {
      description.builtFrom(CommitSha.of(arguments[1]));
    }
    RunnerServer server = description.start(engine.images(), engine.containers()).stopWithJvm();
    System.out.println(server.port());
    new CountDownLatch(1).await();
  }
}
