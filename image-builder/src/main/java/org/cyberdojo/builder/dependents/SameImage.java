package org.cyberdojo.builder.dependents;

import java.util.Locale;
import org.cyberdojo.manifest.image.ImageName;

/** Whether two names lead to the same repository of a registry: the Hub has several names. */
final class SameImage {

  private SameImage() {}

  static boolean is(ImageName one, ImageName other) {
    return key(one).equals(key(other));
  }

  static String key(ImageName name) {
    String host = name.host().orElse("docker.io").toLowerCase(Locale.ROOT);
    boolean isHub = host.equals("docker.io") || host.equals("index.docker.io");
    return isHub ? "docker.io/" + withoutLibrary(name.name()) : host + "/" + name.name();
  }

  private static String withoutLibrary(String name) {
    return name.startsWith("library/") ? name.substring("library/".length()) : name;
  }
}
