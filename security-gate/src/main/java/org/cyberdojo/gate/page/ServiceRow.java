package org.cyberdojo.gate.page;

import java.util.Optional;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * One service, as the page shows it.
 *
 * @param report what the service says of itself
 */
public record ServiceRow(ServiceReport report) {

  public String name() {
    return report.address().name();
  }

  /** Its commit; empty when it did not say. */
  public Optional<CommitSha> sha() {
    return switch (report.commit()) {
      case ServiceCommit.Known(CommitSha sha) -> Optional.of(sha);
      case ServiceCommit.Unknown _ -> Optional.empty();
    };
  }

  /** The commit's page. */
  public Optional<String> commitLink() {
    return sha()
        .flatMap(sha -> report.address().repository().flatMap(url -> CommitLink.of(url, sha)));
  }

  /** Its image, tagged with its commit. */
  public Optional<String> image() {
    return sha()
        .flatMap(sha -> report.address().image().map(image -> image.taggedWith(sha)))
        .map(ImageName::toString);
  }

  /** Why it did not say; empty when it did. */
  public String problem() {
    return switch (report.commit()) {
      case ServiceCommit.Known _ -> "";
      case ServiceCommit.Unknown(String because) -> because;
    };
  }
}
