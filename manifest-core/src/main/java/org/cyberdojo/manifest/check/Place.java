package org.cyberdojo.manifest.check;

import java.util.Optional;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * Where a fault is.
 *
 * @param type what the repository was given as
 * @param url the repository as the user gave it, without user info
 * @param manifest the path of the manifest in the repository; empty when it is the repository that
 *     is at fault
 * @param detail the offending entry, {@code "tab_size": 9}, or what else there is to know of this
 *     place
 */
public record Place(
    StartPointType type, String url, Optional<String> manifest, Optional<String> detail) {

  static Place in(StartPointType type, SourceRepository repository) {
    return new Place(type, repository.argument(), Optional.empty(), Optional.empty());
  }

  Place manifest(String path) {
    return new Place(type, url, Optional.of(path), detail);
  }

  Place detail(String line) {
    return new Place(type, url, manifest, Optional.of(line));
  }
}
