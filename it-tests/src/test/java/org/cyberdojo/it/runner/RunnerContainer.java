package org.cyberdojo.it.runner;

import com.github.dockerjava.api.model.Capability;
import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A runner's image that runs, confined as a deployment confines it, with the engine's socket. */
final class RunnerContainer extends GenericContainer<RunnerContainer> {

  private static final int PORT = 4597;
  private static final String SOCKET = "/var/run/docker.sock";
  private static final long MOST_MEMORY = 1L << 30;

  RunnerContainer(String image, String name) {
    super(DockerImageName.parse(image));
    withEnv("CYBER_DOJO_RUNNER_NAME", name);
    withExposedPorts(PORT);
    withFileSystemBind(SOCKET, SOCKET, BindMode.READ_WRITE);
    withTmpFs(Map.of("/tmp", "size=1g"));
    withCreateContainerCmdModifier(
        command ->
            command
                .getHostConfig()
                .withReadonlyRootfs(true)
                .withMemory(MOST_MEMORY)
                .withSecurityOpts(List.of("no-new-privileges:true"))
                .withGroupAdd(List.of(groupOfSocket()))
                .withCapDrop(Capability.ALL));
    waitingFor(Wait.forHttp("/ready").forPort(PORT).withStartupTimeout(Duration.ofMinutes(2)));
  }

  private static String groupOfSocket() {
    try {
      return Files.getAttribute(Path.of(SOCKET), "unix:gid").toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RequestSpecification request() {
    return RestAssured.given().baseUri("http://" + getHost()).port(getMappedPort(PORT));
  }
}
