package org.cyberdojo.gate.services;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.gate.file.SmallFile;
import org.cyberdojo.gate.yaml.YamlFile;
import org.cyberdojo.gate.yaml.YamlMap;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;

/**
 * Reads which services there are.
 *
 * <pre>{@code
 * services:
 *   - name: runner
 *     url: http://runner:4597
 *     repository: https://github.com/cyber-dojo/runner
 *     image: cyberdojo/runner
 * }</pre>
 */
public final class ServicesReader {

  private static final int MOST_BYTES = 1 << 20;

  private ServicesReader() {}

  /**
   * Reads a file.
   *
   * @throws org.cyberdojo.gate.file.UnreadableFileException when it cannot be read
   * @throws org.cyberdojo.gate.yaml.MalformedYamlException with every fault and its line
   */
  public static List<ServiceAddress> read(Path file) {
    return read(file.toString(), SmallFile.text(file, MOST_BYTES, "list of services"));
  }

  /**
   * Reads a file.
   *
   * @param name what the file is called in error messages
   * @throws org.cyberdojo.gate.yaml.MalformedYamlException with every fault and its line
   */
  public static List<ServiceAddress> read(String name, String text) {
    return YamlFile.read(name, text, ServicesReader::services);
  }

  private static List<ServiceAddress> services(YamlMap file) {
    return file.onlyKeys("services").requires("services").maps("services").stream()
        .flatMap(map -> service(map).stream())
        .toList();
  }

  private static Optional<ServiceAddress> service(YamlMap map) {
    map.onlyKeys("name", "url", "repository", "image").requires("name", "url");
    Optional<String> name = map.text("name", ServicesReader::notBlank, "what it is called");
    Optional<URI> url =
        map.text("url", ServicesReader::webAddress, "an address, http://runner:4597");
    Optional<RepositoryUrl> repository =
        map.text("repository", ServicesReader::repository, "a repository's url, one line of text");
    Optional<ImageName> image =
        map.text("image", ServicesReader::imageName, "an image's name, without tag");
    return name.flatMap(
        text -> url.map(address -> new ServiceAddress(text, address, repository, image)));
  }

  private static Optional<String> notBlank(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  private static Optional<URI> webAddress(String text) {
    try {
      URI uri = new URI(text);
      boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return isWeb && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<RepositoryUrl> repository(String text) {
    return notBlank(text)
        .filter(url -> url.chars().noneMatch(Character::isISOControl))
        .map(RepositoryUrl::of);
  }

  private static Optional<ImageName> imageName(String text) {
    return Optional.of(text)
        .filter(ImageName::isWellFormed)
        .map(ImageName::parse)
        .filter(ImageName::isUntagged);
  }
}
