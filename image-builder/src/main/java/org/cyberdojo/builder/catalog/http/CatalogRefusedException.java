package org.cyberdojo.builder.catalog.http;

import org.cyberdojo.manifest.image.ImageName;

/** A catalog that did not take what it was told. */
public final class CatalogRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CatalogRefusedException(ImageName image, String reason) {
    super(
        "Tried to record "
            + image
            + " but failed because "
            + reason
            + "; the image is published all the same: run the job again when the catalog answers");
  }
}
