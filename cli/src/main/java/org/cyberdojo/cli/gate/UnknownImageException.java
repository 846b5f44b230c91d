package org.cyberdojo.cli.gate;

import java.util.List;
import org.cyberdojo.manifest.image.ImageName;

/** An image that nobody knows. */
public final class UnknownImageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnknownImageException(ImageName image, List<String> reasons) {
    super(
        "Tried to find out when "
            + image
            + " was created but failed because "
            + String.join(", and ", reasons)
            + "; pull it, correct its name, or ask a gate whose catalog has it ("
            + GateAddress.URL
            + ")");
  }
}
