package org.cyberdojo.builder.startpoint;

import java.util.List;
import java.util.Map;
import org.cyberdojo.manifest.image.ImageName;

/** Says which images must not be run. */
@FunctionalInterface
public interface ImageGate {

  /** Lets every image pass, and asks nobody. */
  ImageGate OPEN = images -> Map.of();

  /**
   * What there is to say against the images; nothing on those that are not in the answer.
   *
   * @param images each once, with a tag or a digest
   */
  Map<ImageName, Objection> judge(List<ImageName> images);

  /**
   * What is said against an image.
   *
   * @param isDenied whether it must not be run; otherwise it is only warned of
   * @param reasons a sentence each
   */
  record Objection(boolean isDenied, List<String> reasons) {

    public Objection {
      reasons = List.copyOf(reasons);
    }
  }
}
