package org.cyberdojo.gate.page;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Where a commit can be looked at. A repository's url is whatever somebody wrote: only web
 * addresses are linked to.
 */
final class CommitLink {

  /** {@code git@github.com:cyber-dojo/runner.git}, or the same as an ssh url. */
  private static final Pattern SSH =
      Pattern.compile("(?:ssh://)?(?:[\\w.-]+@)?([\\w.-]+\\.[a-z]{2,})(?::|/)([\\w./~-]+)");

  private CommitLink() {}

  /** The address of a commit's page; empty when the repository is not on the web. */
  static Optional<String> of(RepositoryUrl repository, CommitSha sha) {
    return webAddress(repository.text()).map(address -> address + commits(address) + sha);
  }

  private static Optional<String> webAddress(String url) {
    String bare =
        url.replaceFirst("[?#].*$", "").replaceFirst("/+$", "").replaceFirst("\\.git$", "");
    if (bare.startsWith("https://") || bare.startsWith("http://")) {
      return Optional.of(bare).filter(CommitLink::isAddress);
    }
    Matcher ssh = SSH.matcher(bare);
    boolean isSsh = ssh.matches() && (bare.startsWith("ssh://") || bare.contains("@"));
    return isSsh
        ? Optional.of("https://" + ssh.group(1) + "/" + ssh.group(2)).filter(CommitLink::isAddress)
        : Optional.empty();
  }

  private static boolean isAddress(String text) {
    try {
      return new URI(text).getHost() != null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static String commits(String address) {
    return address.startsWith("https://bitbucket.org/") ? "/commits/" : "/commit/";
  }
}
