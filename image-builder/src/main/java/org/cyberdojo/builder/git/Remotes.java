package org.cyberdojo.builder.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

/** Opens connections to remotes, as the user's configuration says. */
final class Remotes implements AutoCloseable {

  private static final Set<String> SCHEMES = Set.of("http", "https", "ssh", "git");

  private final GitSettings settings;
  private final UserConfig config;
  private final ScratchFolder scratch;
  private Optional<SshSessions> ssh = Optional.empty();

  Remotes(GitSettings settings, UserConfig config, ScratchFolder scratch) {
    this.settings = settings;
    this.config = config;
    this.scratch = scratch;
  }

  /**
   * A transport that has not connected yet.
   *
   * @param local where the objects go
   * @param url with user info, {@code insteadOf} applied
   */
  Transport open(Repository local, String url) throws IOException {
    URIish uri = uri(url);
    Transport transport = Transport.open(local, uri);
    transport.setTimeout(Math.toIntExact(settings.limits().idle().toSeconds()));
    if (transport instanceof TransportHttp http) {
      http.setHttpConnectionFactory(new UserHttp(config, settings, url));
      http.setCredentialsProvider(
          new UserCredentials(settings, uri, new GitCredentialProgram(settings, scratch)));
    }
    if (transport instanceof SshTransport overSsh) {
      overSsh.setSshSessionFactory(ssh().factory());
    }
    return transport;
  }

  private static URIish uri(String url) throws IOException {
    try {
      URIish uri = new URIish(url);
      String scheme = Optional.ofNullable(uri.getScheme()).orElse("ssh").toLowerCase(Locale.ROOT);
      if (!SCHEMES.contains(scheme) || uri.getHost() == null || uri.getHost().isEmpty()) {
        throw new UnsupportedUrlException(scheme);
      }
      return uri;
    } catch (URISyntaxException e) {
      // its message holds the whole url
      throw new UnsupportedUrlException("this kind of url");
    }
  }

  /** Loaded when the first ssh url comes, not before. */
  private synchronized SshSessions ssh() {
    SshSessions sessions = ssh.orElseGet(() -> new SshSessions(home(), settings));
    ssh = Optional.of(sessions);
    return sessions;
  }

  private Path home() {
    return settings.home();
  }

  @Override
  public synchronized void close() {
    ssh.ifPresent(SshSessions::close);
  }

  /** A url that is cloned over no protocol that is known here. */
  static final class UnsupportedUrlException extends IOException {

    private static final long serialVersionUID = 1L;

    UnsupportedUrlException(String scheme) {
      super(
          "remote-helper '"
              + scheme
              + "' is not supported; use an https:, http:, ssh:, git: or file: url");
    }
  }
}
