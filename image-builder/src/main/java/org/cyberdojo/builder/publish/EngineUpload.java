package org.cyberdojo.builder.publish;

import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.cyberdojo.builder.publish.PublishingException.Code;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Brings an image from the engine into the registry, under a tag that anybody may move. An engine
 * pushes by name only, and another build on the same engine may give the same name to its own
 * image: what arrived is compared with what was sent.
 */
final class EngineUpload {

  /** What stays as it is however often it is tried. */
  private static final Pattern LASTING =
      Pattern.compile("denied|forbidden|no basic auth|name invalid|no such host|x509|certificate");

  private static final Map<ImageName, ReentrantLock> ONE_AT_A_TIME = new ConcurrentHashMap<>();

  private final Images images;
  private final PublishingRegistry registry;
  private final Retry retry;

  EngineUpload(Images images, PublishingRegistry registry, Retry retry) {
    this.images = images;
    this.registry = registry;
    this.retry = retry;
  }

  /** The image as the registry has it now. */
  RegistryImage upload(ImageId id, ImageName staging) {
    return retry.of(EngineUpload::mayPass, () -> once(id, staging));
  }

  private RegistryImage once(ImageId id, ImageName staging) {
    String digest = push(id, staging);
    RegistryImage image =
        retry
            .of(() -> registry.find(staging.untagged().withDigest(digest)))
            .orElseThrow(() -> otherImage(staging, "the registry does not have " + digest));
    if (!image.configDigest().filter(id.text()::equals).isPresent()
        && !image.digest().equals(id.text())) {
      throw otherImage(staging, digest + " is not the image " + id + " that was tested");
    }
    return image;
  }

  private String push(ImageId id, ImageName staging) {
    ReentrantLock lock = ONE_AT_A_TIME.computeIfAbsent(staging, _ -> new ReentrantLock());
    lock.lock();
    try {
      images.tag(id, staging);
      return images.push(staging, TransferProgress.NONE).digest();
    } finally {
      forget(staging);
      lock.unlock();
    }
  }

  private void forget(ImageName staging) {
    try {
      images.remove(staging);
    } catch (EngineException e) {
      // another process was quicker; the name means nothing on this engine
    }
  }

  private static PublishingException otherImage(ImageName staging, String reason) {
    return new PublishingException(
        Code.OTHER_IMAGE,
        "push " + staging,
        reason,
        "let no other build use the same engine and image name at the same time");
  }

  private static boolean mayPass(RuntimeException fault) {
    return switch (fault) {
      case PublishingException e -> e.code() == Code.OTHER_IMAGE;
      case RegistryFaultException e -> e.isPassing();
      case EngineException e -> mayPass(e);
      default -> false;
    };
  }

  private static boolean mayPass(EngineException fault) {
    return switch (fault) {
      case RegistryRefusedException e -> !LASTING.matcher(words(e)).find();
      // a registry in trouble is reported as a missing blob or an engine's refusal, too
      case EngineRefusedException e -> !LASTING.matcher(words(e)).find();
      // another process on this engine took the name away, or the registry lost a blob
      case ImageMissingException _ -> true;
      default -> false;
    };
  }

  private static String words(EngineException fault) {
    return String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
  }
}
