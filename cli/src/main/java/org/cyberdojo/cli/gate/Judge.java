package org.cyberdojo.cli.gate;

import java.util.List;
import java.util.stream.Gatherers;
import org.cyberdojo.gate.verdict.Decision;
import org.cyberdojo.manifest.image.ImageName;

/** Decides on images, for commands. Safe for use by several threads. */
public interface Judge extends AutoCloseable {

  /**
   * The decision on an image, with what every rule found.
   *
   * @throws GateRefusedException when the gate does not answer, or says no
   * @throws UnknownImageException when there is no gate, and nobody knows the image
   */
  Decision decide(ImageName image);

  /** The decisions on several images, in their order. */
  default List<Decision> decide(List<ImageName> images) {
    return images.stream().gather(Gatherers.mapConcurrent(AT_ONCE, this::decide)).toList();
  }

  /** So that a registry that takes its time does not take it for each image. */
  int AT_ONCE = 8;

  /** Who decides, in a few words. */
  String name();

  @Override
  void close();
}
