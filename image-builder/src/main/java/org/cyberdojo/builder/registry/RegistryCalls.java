package org.cyberdojo.builder.registry;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import land.oras.ContainerRef;
import land.oras.auth.AuthProvider;
import land.oras.auth.HttpClient;
import land.oras.auth.HttpClient.ResponseWrapper;
import land.oras.auth.Scope;
import land.oras.auth.Scopes;
import org.cyberdojo.builder.publish.RegistryFaultException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Calls of a registry's API, with credentials and tokens, each within a time limit. A registry on
 * this machine may speak plain HTTP; any other must not.
 */
final class RegistryCalls {

  private final RegistrySettings settings;
  private final AuthProvider credentials;
  private final Map<String, HttpClient> clients = new ConcurrentHashMap<>();
  private final Map<String, String> schemes = new ConcurrentHashMap<>();

  RegistryCalls(RegistrySettings settings) {
    this.settings = settings;
    this.credentials = settings.credentials();
  }

  /** A call below {@code /v2/<repository>/}. */
  record Call(ImageName name, String path, Map<String, String> headers) {

    String tried(String method) {
      return method.toLowerCase(Locale.ROOT) + " " + path + " of " + name.untagged();
    }
  }

  ResponseWrapper<String> get(Call call) {
    return make(
        "GET", call, client -> client.get(uri(call), call.headers(), toPull(call), credentials));
  }

  ResponseWrapper<String> head(Call call) {
    return make(
        "HEAD", call, client -> client.head(uri(call), call.headers(), toPull(call), credentials));
  }

  ResponseWrapper<String> put(Call call, byte[] body) {
    return make(
        "PUT",
        call,
        client -> client.put(uri(call), body, call.headers(), toPush(call), credentials));
  }

  /** Who only looks asks for no more: a registry may refuse a stranger that wants to push. */
  private static Scopes toPull(Call call) {
    return Scopes.of(reference(call.name()), Scope.PULL);
  }

  private static Scopes toPush(Call call) {
    return Scopes.of(reference(call.name()), Scope.PULL, Scope.PUSH);
  }

  private static ContainerRef reference(ImageName name) {
    RegistryHost place = RegistryHost.of(name);
    return ContainerRef.parse(name.host().orElse("docker.io") + "/" + place.repository());
  }

  private URI uri(Call call) {
    RegistryHost place = RegistryHost.of(call.name());
    return URI.create(
        "%s://%s/v2/%s/%s".formatted(scheme(place), place.host(), place.repository(), call.path()));
  }

  private String scheme(RegistryHost place) {
    boolean isSecure = !place.isLoopback() || settings.authorityInFolder(place.host()).isPresent();
    return isSecure
        ? "https"
        : schemes.computeIfAbsent(place.host(), _ -> speaksPlain(place) ? "http" : "https");
  }

  /**
   * Asked in plain text: what speaks TLS answers 400, while what speaks plain text may wait for
   * ever for the end of a TLS greeting.
   */
  private boolean speaksPlain(RegistryHost place) {
    ContainerRef reference = ContainerRef.parse(place.host() + "/" + place.repository());
    ResponseWrapper<String> answer =
        client(place)
            .head(
                URI.create("http://" + place.host() + "/v2/"),
                Map.of(),
                Scopes.of(reference, Scope.PULL),
                credentials);
    return answer.statusCode() != 400;
  }

  private HttpClient client(RegistryHost place) {
    return clients.computeIfAbsent(
        place.host(),
        host -> {
          HttpClient.Builder builder =
              HttpClient.Builder.builder()
                  .withTimeout(Math.toIntExact(Math.max(1, settings.timeout().toSeconds())));
          settings.authority(host).ifPresent(file -> trust(builder, file));
          return builder.build();
        });
  }

  private static void trust(HttpClient.Builder builder, Path file) {
    try {
      builder.withCaContent(TrustedAuthorities.with(file));
    } catch (IOException | GeneralSecurityException e) {
      throw RegistryFaultException.lasting(
          "read the certificate in " + file,
          e.toString(),
          "name a file with certificates as PEM in CYBER_DOJO_REGISTRY_CA");
    }
  }

  private ResponseWrapper<String> make(
      String method, Call call, Function<HttpClient, ResponseWrapper<String>> request) {
    String tried = call.tried(method);
    FutureTask<ResponseWrapper<String>> answer =
        new FutureTask<>(() -> request.apply(client(RegistryHost.of(call.name()))));
    // one that hangs is left behind: the library does not let go when it is interrupted
    Thread.ofVirtual().name("registry-call").start(answer);
    try {
      return checked(tried, call, answer.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw RegistryFaultException.passing(
          tried, "the registry did not answer in " + settings.timeout().toMillis() + " ms");
    } catch (ExecutionException e) {
      throw broken(tried, call, e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw RegistryFaultException.lasting(tried, "it was interrupted", "try again");
    }
  }

  private static ResponseWrapper<String> checked(
      String tried, Call call, ResponseWrapper<String> answer) {
    int status = answer.statusCode();
    if (status == 429 || status >= 500) {
      throw RegistryFaultException.busy(
          tried, "the registry answered " + status, retryAfter(answer));
    }
    if (status == 401 || status == 403) {
      throw refused(tried, call, "the registry gives no access (" + status + ")");
    }
    return answer;
  }

  private static RegistryFaultException refused(String tried, Call call, String reason) {
    return RegistryFaultException.lasting(
        tried,
        reason,
        "set DOCKER_USERNAME and DOCKER_PASSWORD, or log in ('docker login"
            + call.name().host().map(host -> " " + host).orElse("")
            + "')");
  }

  private static Duration retryAfter(ResponseWrapper<String> answer) {
    return Optional.ofNullable(answer.headers().get("retry-after"))
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(Duration.ZERO);
  }

  private static RegistryFaultException broken(String tried, Call call, Throwable thrown) {
    if (thrown instanceof RegistryFaultException fault) {
      return fault;
    }
    if (thrown instanceof RegistryRefusedException unreadable) {
      return RegistryFaultException.lasting(
          tried,
          String.valueOf(unreadable.getMessage()),
          "repair the docker command's configuration");
    }
    String words = String.valueOf(thrown.getMessage());
    if (words.contains("WWW-Authenticate") || words.contains("401")) {
      return refused(tried, call, "the registry gives no access (401)");
    }
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
    return root instanceof SSLException || root instanceof GeneralSecurityException
        ? RegistryFaultException.lasting(
            tried,
            "its certificate is not trusted (" + reason + ")",
            "name the file of its authority's certificate in CYBER_DOJO_REGISTRY_CA")
        : RegistryFaultException.passing(tried, "the registry cannot be reached (" + reason + ")");
  }
}
