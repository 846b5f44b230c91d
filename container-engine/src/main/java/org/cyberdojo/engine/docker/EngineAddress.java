package org.cyberdojo.engine.docker;

import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.transport.SSLConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.cyberdojo.engine.failure.EngineUnreachableException;

/**
 * Where the engine is, and how its socket is opened.
 *
 * <p>{@code DOCKER_HOST}, {@code DOCKER_CONTEXT}, {@code DOCKER_TLS_VERIFY}, {@code
 * DOCKER_CERT_PATH} and {@code DOCKER_CONFIG} mean what they mean to <a
 * href="https://docs.docker.com/reference/cli/docker/#environment-variables">the docker
 * command</a>.
 *
 * @param uri {@code unix:///path} or {@code tcp://host:port}
 * @param tls how a tcp socket is secured
 */
record EngineAddress(URI uri, Optional<SSLConfig> tls) {

  private static final String DEFAULT_HOST = "unix:///var/run/docker.sock";

  static EngineAddress from(Map<String, String> env) {
    if (written(env, "DOCKER_TLS_VERIFY").isPresent() || usesContext(env)) {
      return fromLibrary(env);
    }
    return new EngineAddress(
        supported(written(env, "DOCKER_HOST").orElse(DEFAULT_HOST)), Optional.empty());
  }

  /** The docker configuration's folder. */
  static Path configFolder(Map<String, String> env) {
    return written(env, "DOCKER_CONFIG")
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home", ""), ".docker"));
  }

  /** Whether this is a socket on this machine. */
  boolean isUnix() {
    return "unix".equals(uri.getScheme());
  }

  /**
   * docker-java's own reading of environment, contexts and certificates. It is right, and reads and
   * loads so much that it takes a third of a short command's time: it is asked only where a context
   * or TLS is in play.
   */
  private static EngineAddress fromLibrary(Map<String, String> env) {
    try {
      Properties properties = new Properties();
      properties.putAll(env);
      properties.setProperty("DOCKER_CONFIG", configFolder(env).toString());
      DefaultDockerClientConfig config =
          new DefaultDockerClientConfig.Builder().withProperties(properties).build();
      return new EngineAddress(
          supported(config.getDockerHost().toString()), Optional.ofNullable(config.getSSLConfig()));
    } catch (RuntimeException e) {
      throw new EngineUnreachableException(
          "read where the container engine is",
          String.valueOf(e.getMessage()),
          "look at DOCKER_CONTEXT, DOCKER_TLS_VERIFY and DOCKER_CERT_PATH",
          e);
    }
  }

  private static boolean usesContext(Map<String, String> env) {
    if (written(env, "DOCKER_HOST").isPresent()) {
      return false;
    }
    return written(env, "DOCKER_CONTEXT").isPresent()
        || configNamesContext(configFolder(env).resolve("config.json"));
  }

  private static boolean configNamesContext(Path config) {
    try {
      return Files.isRegularFile(config) && Files.readString(config).contains("\"currentContext\"");
    } catch (IOException e) {
      return false; // credentials come from it too, and say so when it cannot be read
    }
  }

  private static URI supported(String host) {
    String tried = "reach a container engine at '" + host + "'";
    try {
      URI uri = URI.create(host);
      String scheme = String.valueOf(uri.getScheme());
      boolean isComplete =
          scheme.equals("unix")
              ? !uri.getPath().isEmpty()
              : uri.getHost() != null && uri.getPort() > 0;
      if (isComplete && (scheme.equals("unix") || scheme.equals("tcp"))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw new EngineUnreachableException(tried, "this is no address", addressFix(), e);
    }
    throw new EngineUnreachableException(
        tried, "only unix and tcp sockets are supported", addressFix());
  }

  private static String addressFix() {
    return "set DOCKER_HOST to unix:///path/of/docker.sock or tcp://host:port";
  }

  private static Optional<String> written(Map<String, String> env, String name) {
    return Optional.ofNullable(env.get(name)).filter(text -> !text.isBlank());
  }
}
