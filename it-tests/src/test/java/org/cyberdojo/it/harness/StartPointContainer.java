package org.cyberdojo.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.dockerjava.api.model.HealthCheck;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;

/** A start-point image that runs, as a deployment runs it: read-only, without capabilities. */
public final class StartPointContainer extends GenericContainer<StartPointContainer> {

  private final StartPointType type;

  public StartPointContainer(String image, StartPointType type) {
    super(DockerImageName.parse(image));
    this.type = type;
    withExposedPorts(type.port());
    withCreateContainerCmdModifier(
        command ->
            command
                .getHostConfig()
                .withReadonlyRootfs(true)
                .withCapDrop(com.github.dockerjava.api.model.Capability.ALL));
    waitingFor(Wait.forHttp("/ready").forPort(type.port()));
  }

  /** The same, its own health check being made more often than the image says. */
  public StartPointContainer probedEverySecond() {
    long second = Duration.ofSeconds(1).toNanos();
    return withCreateContainerCmdModifier(
        command ->
            command.withHealthcheck(
                new HealthCheck().withInterval(second).withTimeout(3 * second).withRetries(1)));
  }

  /** A request to it. */
  public RequestSpecification request() {
    return RestAssured.given().baseUri("http://" + getHost()).port(getMappedPort(type.port()));
  }

  /** The answer to a GET with a JSON body, which must be 200. */
  public JsonNode ask(String path, String body) {
    Response response = request().body(body).get(path);
    response.then().statusCode(200);
    return Json.read(response.asString()).get(path.substring(1));
  }

  /** One served manifest. */
  public JsonNode manifest(String name) {
    return ask("/manifest", Json.object("name", name));
  }
}
