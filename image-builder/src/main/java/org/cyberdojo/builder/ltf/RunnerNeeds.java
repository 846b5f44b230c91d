package org.cyberdojo.builder.ltf;

import java.util.List;

/**
 * Lines of a Dockerfile that give an image what the runner needs: the group and the user {@code
 * sandbox}, and the packages coreutils, bash, tar and file. Each line looks first and does nothing
 * where the image has it already. Each is a single line, so that the file's escape character does
 * not matter.
 */
final class RunnerNeeds {

  private static final String HAS_GROUP = "grep -q '^sandbox:[^:]*:51966:' /etc/group";
  private static final String HAS_USER =
      "grep -q '^sandbox:[^:]*:41966:51966:[^:]*:/home/sandbox:/bin/bash$' /etc/passwd";

  private RunnerNeeds() {}

  static List<String> lines(PackageInstaller manager) {
    return switch (manager) {
      case APT -> apt();
      case APK -> apk();
    };
  }

  private static List<String> apt() {
    // adduser is not in every image, useradd comes with passwd
    String packages = "coreutils bash tar file passwd";
    return List.of(
        "RUN test \"$(dpkg-query --show --showformat='${db:Status-Status} ' %s 2>/dev/null)\""
                .formatted(packages)
            + " = 'installed installed installed installed installed '"
            + " || { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install --yes "
            + packages
            + "; }",
        "RUN " + HAS_GROUP + " || groupadd --gid 51966 sandbox",
        "RUN "
            + HAS_USER
            + " || useradd --uid 41966 --gid sandbox --create-home --home-dir /home/sandbox"
            + " --shell /bin/bash sandbox");
  }

  private static List<String> apk() {
    String packages = "coreutils bash tar file";
    return List.of(
        "RUN apk info --installed %s >/dev/null 2>&1 || apk add --no-cache %s"
            .formatted(packages, packages),
        "RUN " + HAS_GROUP + " || addgroup -g 51966 sandbox",
        "RUN "
            + HAS_USER
            + " || adduser -D -g '' -h /home/sandbox -G sandbox -s /bin/bash -u 41966 sandbox");
  }
}
