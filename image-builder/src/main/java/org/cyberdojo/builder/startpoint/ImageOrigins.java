package org.cyberdojo.builder.startpoint;

import java.util.Optional;
import java.util.function.Predicate;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryAddress;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.Revision;
import org.cyberdojo.builder.startpoint.StartPointArgument.OfImage;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.OciLabels;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.commit.CommitSha;

/**
 * Finds the repository and the commit that an image was built from, which the image itself says.
 */
public final class ImageOrigins {

  private static final String SHA = "SHA";

  private final Images images;

  public ImageOrigins(Images images) {
    this.images = images;
  }

  /**
   * The repository of an image, at the commit that the image was built from. An image that is not
   * here is pulled.
   *
   * @throws UnknownOriginException when the image does not say where it came from
   * @throws org.cyberdojo.engine.failure.EngineException when it is not here and cannot be pulled
   */
  RepositoryArgument of(OfImage argument) {
    EngineImage image =
        images
            .find(argument.image())
            .orElseGet(() -> images.pull(argument.image(), TransferProgress.NONE));
    String source =
        image
            .label(OciLabels.SOURCE)
            .filter(Predicate.not(String::isBlank))
            .orElseThrow(
                () -> new UnknownOriginException(argument, "it has no label " + OciLabels.SOURCE));
    CommitSha revision =
        image
            .label(OciLabels.REVISION)
            .or(() -> Optional.ofNullable(image.env().get(SHA)))
            .filter(CommitSha::isCommitSha)
            .map(CommitSha::of)
            .orElseThrow(
                () ->
                    new UnknownOriginException(
                        argument,
                        "neither its label "
                            + OciLabels.REVISION
                            + " nor its env SHA is a commit"));
    return new RepositoryArgument(
        argument.given(), new Revision.Exact(revision), address(argument, source));
  }

  private static RepositoryAddress address(OfImage argument, String source) {
    try {
      return RepositoryAddress.of(source);
    } catch (IllegalArgumentException | MalformedRepositoryException e) {
      throw new UnknownOriginException(argument, "its label " + OciLabels.SOURCE + " is no url");
    }
  }
}
