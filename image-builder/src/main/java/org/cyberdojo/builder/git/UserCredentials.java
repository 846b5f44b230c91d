package org.cyberdojo.builder.git;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.NetRC;
import org.eclipse.jgit.transport.URIish;

/**
 * The credentials that a remote over HTTP asks for, each source tried once: a token in the place of
 * the url's user name, the user's {@code .netrc}, the user's git credential helpers. (A url with
 * user and password needs none of these.) Nobody is asked, and a host gets no other host's
 * credentials.
 */
final class UserCredentials extends CredentialsProvider {

  /** A user name and its password. Its text holds neither. */
  record Login(String user, String password) {

    @Override
    public String toString() {
      return "Login";
    }
  }

  private final Deque<Function<URIish, Optional<Login>>> sources;

  UserCredentials(GitSettings settings, URIish origin, GitCredentialProgram helper) {
    this.sources =
        new ArrayDeque<>(
            List.of(uri -> ofUser(origin, uri), uri -> ofNetRc(settings, uri), helper::login));
  }

  private static Optional<Login> ofUser(URIish origin, URIish asked) {
    boolean isOrigin =
        origin.getHost().equals(asked.getHost()) && origin.getPort() == asked.getPort();
    return Optional.ofNullable(origin.getUser())
        .filter(user -> isOrigin && origin.getPass() == null)
        .map(user -> new Login(user, ""));
  }

  private static Optional<Login> ofNetRc(GitSettings settings, URIish asked) {
    Path file = settings.home().resolve(".netrc");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    return Optional.ofNullable(new NetRC(file.toFile()).getEntry(asked.getHost()))
        .filter(entry -> entry.login != null && entry.password != null)
        .map(entry -> new Login(entry.login, new String(entry.password)));
  }

  @Override
  public boolean isInteractive() {
    return false;
  }

  @Override
  public boolean supports(CredentialItem... items) {
    return Arrays.stream(items).allMatch(UserCredentials::isSupported);
  }

  private static boolean isSupported(CredentialItem item) {
    return item instanceof CredentialItem.Username || item instanceof CredentialItem.Password;
  }

  @Override
  public boolean get(URIish uri, CredentialItem... items) {
    Optional<Login> login = Optional.empty();
    while (login.isEmpty() && !sources.isEmpty()) {
      login = sources.remove().apply(uri);
    }
    login.ifPresent(found -> Arrays.stream(items).forEach(item -> fill(item, found)));
    return login.isPresent();
  }

  private static void fill(CredentialItem item, Login login) {
    if (item instanceof CredentialItem.Username user) {
      user.setValue(login.user());
    }
    if (item instanceof CredentialItem.Password password) {
      password.setValue(login.password().toCharArray());
    }
  }
}
