package org.cyberdojo.manifest.image;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One spelling for all the spellings of an image's name that a registry takes for the same: a mark
 * on {@code gcc} is not escaped by asking for {@code docker.io/library/gcc}.
 *
 * <p>The default registry's hosts and its {@code library/} go, as do {@code :443} and upper case in
 * the host and in the digest.
 */
public final class CanonicalName {

  private static final String DOCKER_IO = "docker.io";
  private static final Set<String> DEFAULT_REGISTRY =
      Set.of(DOCKER_IO, "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");
  private static final String OFFICIAL = "library/";

  private CanonicalName() {}

  /** Whether two names lead to the same repository of a registry, whatever their tags are. */
  public static boolean isSameRepository(ImageName one, ImageName other) {
    return repository(one).equals(repository(other));
  }

  /** The canonical spelling without tag and digest. */
  public static ImageName repository(ImageName name) {
    return of(name.untagged());
  }

  /**
   * The name's canonical spelling, with tag and digest as they are; {@code latest} is not added.
   */
  public static ImageName of(ImageName name) {
    Optional<String> host = host(name);
    return new ImageName(
        host,
        host.isEmpty() ? withoutOfficial(name.name()) : name.name(),
        name.tag(),
        name.digest().map(text -> text.toLowerCase(Locale.ROOT)));
  }

  private static Optional<String> host(ImageName name) {
    Optional<String> host = name.host().map(CanonicalName::host);
    if (host.filter(DEFAULT_REGISTRY::contains).isEmpty()) {
      return host;
    }
    // without the registry, a path such as localhost/gcc would be another one's
    return ImageName.find(name.name()).filter(path -> path.host().isEmpty()).isPresent()
        ? Optional.empty()
        : Optional.of(DOCKER_IO);
  }

  /** The port that is meant without one goes, where what is left is still read as a host. */
  private static String host(String text) {
    String lower = text.toLowerCase(Locale.ROOT).replaceFirst(":0+(?=[0-9])", ":");
    String bare = lower.endsWith(":443") ? lower.substring(0, lower.length() - 4) : lower;
    return bare.contains(".") || bare.equals("localhost") ? bare : lower;
  }

  private static String withoutOfficial(String name) {
    boolean official = name.startsWith(OFFICIAL) && name.indexOf('/', OFFICIAL.length()) < 0;
    return official ? name.substring(OFFICIAL.length()) : name;
  }
}
