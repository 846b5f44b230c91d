package org.cyberdojo.builder.ltf;

/** How packages, users and groups are added to an image. */
public enum PackageInstaller {
  APK,
  APT;

  boolean serves(String system) {
    return switch (this) {
      case APK -> system.equals("alpine");
      case APT -> system.equals("debian") || system.equals("ubuntu");
    };
  }
}
