package org.cyberdojo.builder.publish;

import org.cyberdojo.manifest.image.ImageName;

/** What came of publishing. */
public sealed interface Publication {

  /** The name with its tag, as it is in the registry now. */
  ImageName name();

  /** What the registry has under that name. */
  RegistryImage image();

  /** It, in one line for people. */
  default String summary() {
    return switch (this) {
      case Pushed _ -> name() + " and latest are " + image().digest();
      case AlreadyPublished _ ->
          name() + " is published already as " + image().digest() + "; nothing was pushed";
    };
  }

  /** This very image was put there now. */
  record Pushed(ImageName name, RegistryImage image) implements Publication {}

  /** Another build of the same commit was there first; nothing was put there. */
  record AlreadyPublished(ImageName name, RegistryImage image) implements Publication {}
}
