package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import org.cyberdojo.engine.build.ImageBuilds;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineUnreachableException;
import org.cyberdojo.engine.image.Images;

/**
 * A container engine, reached as {@code DOCKER_HOST} and its companions say. Making one reaches
 * nothing: the first call does. Safe for use by several threads; closing it ends its connections.
 */
public final class DockerEngine implements AutoCloseable {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private final DockerClient client;
  private final EngineCalls calls;
  private final Images images;
  private final ImageBuilds builds;
  private final Containers containers;

  private DockerEngine(EngineAddress address, RegistryCredentials credentials) {
    ZerodepDockerHttpClient transport = transport(address);
    client = DockerClientImpl.getInstance(new ClientConfig(address.uri()), transport);
    calls = new EngineCalls(address);
    images = new DockerImages(client, new EngineQuestions(transport), calls, credentials);
    builds = new DockerBuilds(client, calls);
    containers = new DockerContainers(client, calls, new EngineSocket(address));
  }

  /**
   * The engine that an environment names.
   *
   * @param env as {@link System#getenv()} gives it
   * @throws EngineUnreachableException when the environment names none that can be reached
   */
  public static DockerEngine from(Map<String, String> env) {
    return new DockerEngine(EngineAddress.from(env), RegistryCredentials.from(env));
  }

  /** The images that it holds. */
  public Images images() {
    return images;
  }

  /** Its builder of images. */
  public ImageBuilds builds() {
    return builds;
  }

  /** The containers that it runs. */
  public Containers containers() {
    return containers;
  }

  /**
   * Asks whether it answers.
   *
   * @throws EngineUnreachableException when it does not
   */
  public void requireAnswer() {
    calls.make("reach the container engine", () -> client.pingCmd().exec());
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZerodepDockerHttpClient transport(EngineAddress address) {
    ZerodepDockerHttpClient.Builder builder =
        new ZerodepDockerHttpClient.Builder()
            .dockerHost(address.uri())
            .connectionTimeout(CONNECT_TIMEOUT);
    if (address.isUnix()) {
      builder.sslConfig(NoTls::new);
    }
    address.tls().ifPresent(builder::sslConfig);
    return builder.build();
  }
}
