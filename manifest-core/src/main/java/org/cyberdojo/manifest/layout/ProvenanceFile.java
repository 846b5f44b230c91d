package org.cyberdojo.manifest.layout;

import java.util.Arrays;

/** The names of the files that stand beside a {@code manifest.json}; each holds one line. */
public enum ProvenanceFile {
  /** The commit of the clone, always there. */
  SHA("sha.txt"),
  /** The repository's url, always there. */
  URL("url.txt"),
  /** The earlier commit that tags the image, when the clone's own has none. */
  IMAGE_SHA("image_sha.txt"),
  /** The whole image name, when something other than the repository decided it. */
  IMAGE_NAME("image_name.txt");

  private final String filename;

  ProvenanceFile(String filename) {
    this.filename = filename;
  }

  /** The file's name, without its folder. */
  public String filename() {
    return filename;
  }

  /**
   * Whether a file of this name, beside a manifest, is ours to write: a repository's own is never
   * believed.
   */
  public static boolean isReserved(String filename) {
    return Arrays.stream(values()).anyMatch(file -> file.filename.equals(filename));
  }

  /** Where this file stands for a manifest. */
  String beside(String manifestPath) {
    return manifestPath.substring(0, manifestPath.lastIndexOf('/') + 1) + filename;
  }
}
