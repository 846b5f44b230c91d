package org.cyberdojo.manifest.startpoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The three kinds of start-points, each with the port on which its image serves. */
public enum StartPointType {
  CUSTOM(4526),
  EXERCISES(4525),
  LANGUAGES(4524);

  private final int port;

  StartPointType(int port) {
    this.port = port;
  }

  /** The type whose {@link #text} this is. */
  public static Optional<StartPointType> of(String text) {
    return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
  }

  /** The TCP port on which a start-point image of this type serves unless told otherwise. */
  public int port() {
    return port;
  }

  /** As it is written in files, labels and environment: {@code languages}. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As it is written on the command line: {@code --languages}. */
  public String option() {
    return "--" + text();
  }
}
