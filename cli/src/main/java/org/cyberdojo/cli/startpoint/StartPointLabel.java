package org.cyberdojo.cli.startpoint;

/** The label that makes an image a start-point image; its value is the type. */
final class StartPointLabel {

  static final String NAME = "org.cyber-dojo.start-point";

  private StartPointLabel() {}
}
