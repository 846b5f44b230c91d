package org.cyberdojo.builder.git;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The proxy that git would use: {@code http.proxy}, else the environment's {@code http_proxy},
 * {@code https_proxy}, {@code all_proxy}, but for the hosts of {@code no_proxy}. An empty {@code
 * http.proxy} means none.
 *
 * @see <a href="https://curl.se/docs/manpage.html#ENVIRONMENT">curl, which git asks</a>
 */
final class UserProxy {

  private static final int DEFAULT_PORT = 1080;

  private final Optional<String> configured;
  private final GitSettings settings;

  UserProxy(Optional<String> configured, GitSettings settings) {
    this.configured = configured;
    this.settings = settings;
  }

  /** The proxy for a url; empty when nothing is said about one. */
  Optional<Proxy> of(URI url) {
    if (isExcepted(Optional.ofNullable(url.getHost()).orElse(""))) {
      return Optional.of(Proxy.NO_PROXY);
    }
    return configured.or(() -> ofEnvironment(url.getScheme())).map(UserProxy::proxy);
  }

  private Optional<String> ofEnvironment(String scheme) {
    // HTTP_PROXY in capitals is what a web server makes of a request's header
    Stream<String> names =
        scheme.equals("http")
            ? Stream.of("http_proxy", "all_proxy", "ALL_PROXY")
            : Stream.of("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY");
    return names.map(settings::variable).flatMap(Optional::stream).findFirst();
  }

  private boolean isExcepted(String host) {
    String hosts = settings.variable("no_proxy").or(() -> settings.variable("NO_PROXY")).orElse("");
    List<String> excepted =
        Arrays.stream(hosts.split("[, ]+")).filter(text -> !text.isEmpty()).toList();
    return excepted.stream().anyMatch(suffix -> isExcepted(host.toLowerCase(Locale.ROOT), suffix));
  }

  private static boolean isExcepted(String host, String suffix) {
    String bare = suffix.toLowerCase(Locale.ROOT).replaceFirst("^\\.", "");
    return bare.equals("*") || host.equals(bare) || host.endsWith("." + bare);
  }

  private static Proxy proxy(String text) {
    if (text.isEmpty()) {
      return Proxy.NO_PROXY;
    }
    URI uri = URI.create(text.contains("://") ? text : "http://" + text);
    Proxy.Type type = uri.getScheme().startsWith("socks") ? Proxy.Type.SOCKS : Proxy.Type.HTTP;
    int port = uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORT;
    return new Proxy(type, new InetSocketAddress(uri.getHost(), port));
  }
}
