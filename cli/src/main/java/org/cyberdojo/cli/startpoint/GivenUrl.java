package org.cyberdojo.cli.startpoint;

import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.Revision;

/** The two parts of an argument {@code <sha7>@<url>}, as lines show them. */
final class GivenUrl {

  private GivenUrl() {}

  /** The url as it was given, without the commit before it. */
  static String of(RepositoryArgument argument) {
    return switch (argument.revision()) {
      case Revision.Abbreviated(var sha7) -> argument.given().substring(sha7.text().length() + 1);
      case Revision.Head() -> argument.given();
      case Revision.Exact _ -> argument.url().text();
    };
  }

  /** The first 7 digits of the commit that was asked for. */
  static String sha7(RepositoryArgument argument) {
    return switch (argument.revision()) {
      case Revision.Abbreviated(var sha7) -> sha7.text();
      case Revision.Exact(var sha) -> sha.sha7().text();
      case Revision.Head() -> "HEAD";
    };
  }
}
