package org.cyberdojo.builder.ltf;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.cyberdojo.builder.dockerfile.Base;
import org.cyberdojo.builder.dockerfile.Dockerfile;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Brings the images that a Dockerfile is built from to the engine, and reads what system the final
 * stage's is. Nothing of an image is run for that.
 */
final class BaseImages {

  private static final String OS_RELEASE = "etc/os-release";

  /** A real one has under a kilobyte. */
  private static final int MOST_BYTES = 64 * 1024;

  private static final int MOST_LINKS = 8;

  private final Images images;

  BaseImages(Images images) {
    this.images = images;
  }

  /**
   * Prepares the image that the final stage stands on, and all others.
   *
   * @param anew whether what the engine has already is pulled again
   */
  PreparedBase prepare(Dockerfile dockerfile, boolean anew, Consumer<String> output) {
    dockerfile.baseImages().forEach(base -> present(base.name(), anew, output));
    Base.Image base = finalBase(dockerfile);
    EngineImage image =
        images
            .find(base.name())
            .orElseThrow(() -> failed(base, "it is gone right after it was pulled", "build again"));
    OsRelease os =
        osRelease(image.id())
            .orElseThrow(
                () ->
                    failed(
                        base,
                        "it has no /" + OS_RELEASE,
                        "build on an image of Alpine, Debian or Ubuntu"));
    PackageInstaller manager = os.packageManager().orElseThrow(() -> unsupported(base, os));
    return new PreparedBase(base.name(), image, os, manager);
  }

  private static Base.Image finalBase(Dockerfile dockerfile) {
    return switch (dockerfile.root(dockerfile.finalStage())) {
      case Base.Image image -> image;
      case Base.Scratch scratch ->
          throw new StepFailedException(
              Step.AUGMENT,
              "find out which system the final stage has",
              "line " + scratch.from().line() + " of " + LtfFiles.DOCKERFILE + " is FROM scratch",
              "build on an image of Alpine, Debian or Ubuntu");
      case Base.EarlierStage stage ->
          throw new IllegalStateException("a root is no stage: " + stage);
    };
  }

  private void present(ImageName name, boolean anew, Consumer<String> output) {
    if (anew || images.find(name).isEmpty()) {
      output.accept("pulling " + name.withImpliedTag());
      images.pull(name, TransferProgress.NONE);
    }
  }

  private Optional<OsRelease> osRelease(ImageId id) {
    String path = OS_RELEASE;
    for (int links = 0; links < MOST_LINKS; links++) {
      Optional<InputStream> files = images.files(id, path);
      if (files.isEmpty()) {
        return Optional.empty();
      }
      Content content = content(files.get());
      if (content.link().isEmpty()) {
        return content.text().map(OsRelease::parse);
      }
      path = target(path, content.link().get());
    }
    return Optional.empty();
  }

  /** What a path of an image holds: a text, or the target of a link. */
  private record Content(Optional<String> text, Optional<String> link) {}

  private static Content content(InputStream files) {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(files)) {
      TarArchiveEntry entry = tar.getNextEntry();
      if (entry != null && entry.isSymbolicLink()) {
        return new Content(Optional.empty(), Optional.of(entry.getLinkName()));
      }
      boolean isFile = entry != null && entry.isFile();
      return new Content(
          isFile
              ? Optional.of(new String(tar.readNBytes(MOST_BYTES), StandardCharsets.UTF_8))
              : Optional.empty(),
          Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a link leads; it cannot leave the image, whose engine reads inside of it only. */
  private static String target(String path, String link) {
    Path folder = Path.of("/" + path).resolveSibling(link).normalize();
    return folder.toString().substring(1);
  }

  private static StepFailedException failed(Base.Image base, String reason, String fix) {
    return new StepFailedException(
        Step.AUGMENT, "read the system of image " + base.name(), reason, fix);
  }

  private static StepFailedException unsupported(Base.Image base, OsRelease os) {
    return failed(
        base,
        "'" + os.name() + "' (ID=" + os.id() + ") is not supported",
        "build on an image of Alpine, Debian or Ubuntu");
  }
}
