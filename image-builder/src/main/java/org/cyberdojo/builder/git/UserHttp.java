package org.cyberdojo.builder.git;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.eclipse.jgit.transport.http.HttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnection;
import org.eclipse.jgit.transport.http.JDKHttpConnectionFactory;

/**
 * HTTP connections through the proxy and with the certificate authorities that the user has told
 * git: {@code http.proxy}, {@code http.sslCAInfo} (also for one url), {@code GIT_SSL_CAINFO},
 * {@code https_proxy} and its kin. What they say in place of Java's own settings; without them,
 * those count.
 */
final class UserHttp extends JDKHttpConnectionFactory {

  private final String host;
  private final Set<String> headers;
  private final UserProxy proxy;
  private final Optional<Path> authorities;

  UserHttp(UserConfig config, GitSettings settings, String url) {
    this.host = host(url);
    this.headers = config.headerNames();
    this.proxy = new UserProxy(config.http("proxy", url), settings);
    this.authorities = config.http("sslcainfo", url).map(file -> path(file, settings));
  }

  private static String host(String url) {
    return url.replaceFirst("^[^:]*://([^/?#]*@)?", "").replaceFirst("(:[0-9]*)?([/?#].*)?$", "");
  }

  private static Path path(String file, GitSettings settings) {
    return file.startsWith("~/") ? settings.home().resolve(file.substring(2)) : Path.of(file);
  }

  @Override
  public HttpConnection create(URL url) throws IOException {
    return create(url, Proxy.NO_PROXY);
  }

  @Override
  public HttpConnection create(URL url, Proxy otherwise) throws IOException {
    Proxy through = proxy.of(URI.create(url.toExternalForm())).orElse(otherwise);
    return url.getHost().equals(host) ? super.create(url, through) : new Elsewhere(url, through);
  }

  /**
   * A redirect's connection to another host, which is not told the headers that were meant for the
   * first.
   */
  private final class Elsewhere extends JDKHttpConnection {

    Elsewhere(URL url, Proxy through) throws IOException {
      super(url, through);
    }

    @Override
    public void setRequestProperty(String name, String value) {
      if (!headers.contains(name.toLowerCase(Locale.ROOT))) {
        super.setRequestProperty(name, value);
      }
    }
  }

  @Override
  public GitSession newSession() {
    GitSession java = super.newSession();
    return new GitSession() {
      @Override
      public HttpConnection configure(HttpConnection connection, boolean isVerified)
          throws IOException, GeneralSecurityException {
        boolean isHttps = connection.getURL().getProtocol().equals("https");
        if (isHttps && isVerified && authorities.isPresent()) {
          connection.configure(null, trustIn(authorities.get()), null);
          return connection;
        }
        return java.configure(connection, isVerified);
      }

      @Override
      public void close() {
        java.close();
      }
    };
  }

  private static TrustManager[] trustIn(Path file) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (InputStream in = Files.newInputStream(file)) {
      int number = 0;
      for (Certificate authority :
          CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("authority-" + number, authority);
        number++;
      }
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
