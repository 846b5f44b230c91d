package org.cyberdojo.engine.image;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.manifest.image.ImageName;

/**
 * The images of a container engine.
 *
 * <p>Every method may throw {@link org.cyberdojo.engine.failure.EngineUnreachableException} when no
 * engine answers, and {@link org.cyberdojo.engine.failure.EngineRefusedException} when it says no
 * for a reason that is not named below. A name without a tag and a digest means {@code :latest}.
 * Safe for use by several threads.
 */
public interface Images {

  /** The image of that name, if the engine holds it. */
  Optional<EngineImage> find(ImageName name);

  /** The image of that id, if the engine holds it. */
  Optional<EngineImage> find(ImageId id);

  /** Every image that has this label, whatever its value is; those without a name too. */
  List<ListedImage> labelled(String label);

  /** Every image that has this label with this value. */
  List<ListedImage> labelled(String label, String value);

  /**
   * Gives an image one more name, which another image may have had.
   *
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   */
  void tag(ImageId id, ImageName name);

  /**
   * Takes a name away, and with the last one the image.
   *
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   * @throws org.cyberdojo.engine.failure.ImageInUseException when it is the last name, and a
   *     container was made from the image
   */
  void remove(ImageName name);

  /**
   * Removes an image that has one name, or none.
   *
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   * @throws org.cyberdojo.engine.failure.ImageInUseException when a container was made from it, or
   *     it has more names
   */
  void remove(ImageId id);

  /**
   * Loads an image; its names are given when it is complete, and not before.
   *
   * @throws org.cyberdojo.engine.failure.EngineRefusedException also when the archive is a delta
   *     and this engine needs every layer
   */
  void load(ImageArchive archive);

  /**
   * Reads an image out of the engine, as a tar file of layers and configuration.
   *
   * @return the tar's bytes; the caller closes the stream
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   */
  InputStream save(ImageId id);

  /**
   * Pulls an image from its registry.
   *
   * @throws org.cyberdojo.engine.failure.ImageMissingException when the registry has no such image,
   *     or does not say whether it has
   * @throws org.cyberdojo.engine.failure.RegistryRefusedException when the registry gives no
   *     access, cannot be reached, or breaks off
   */
  EngineImage pull(ImageName name, TransferProgress progress);

  /**
   * Pushes an image to the registry in its name.
   *
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   * @throws org.cyberdojo.engine.failure.RegistryRefusedException when the registry does not take
   *     it
   */
  PushedImage push(ImageName name, TransferProgress progress);

  /**
   * Reads files of an image without running anything of it.
   *
   * @param folder from the image's root, as {@code app/repos}
   * @return a tar of the folder, its entries' paths beginning with the folder's own name; empty
   *     when the image has no such folder; the caller closes the stream
   * @throws org.cyberdojo.engine.failure.ImageMissingException when there is no such image
   */
  Optional<InputStream> files(ImageId id, String folder);
}
