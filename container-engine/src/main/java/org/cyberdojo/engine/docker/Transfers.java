package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.PullImageCmd;
import com.github.dockerjava.api.command.PushImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.PullResponseItem;
import com.github.dockerjava.api.model.PushResponseItem;
import com.github.dockerjava.api.model.ResponseItem;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.cyberdojo.engine.failure.EngineException;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.failure.RegistryRefusedException;
import org.cyberdojo.engine.image.PushedImage;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;
import org.jspecify.annotations.Nullable;

/**
 * Images on their way from and to registries; errors come in the middle of an answer that began
 * well.
 */
final class Transfers {

  private static final Pattern ABSENT =
      Pattern.compile(
          "manifest unknown|not found|repository does not exist|name unknown|does not exist locally",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NO_ACCESS =
      Pattern.compile(
          "unauthorized|no basic auth|denied|authentication required|forbidden",
          Pattern.CASE_INSENSITIVE);

  /** An engine says something all the time; a registry that says nothing must not hold it up. */
  private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

  /** Nor one that lets bytes drip. */
  private static final Duration LONGEST_PULL = Duration.ofHours(1);

  private final DockerClient client;
  private final EngineCalls calls;
  private final RegistryCredentials credentials;

  Transfers(DockerClient client, EngineCalls calls, RegistryCredentials credentials) {
    this.client = client;
    this.calls = calls;
    this.credentials = credentials;
  }

  void pull(ImageName name, TransferProgress progress) {
    ImageName whole = name.withImpliedTag();
    String tried = "pull image " + name;
    AtomicReference<String> error = new AtomicReference<>();
    Replies<PullResponseItem> replies = new Replies<>(reply -> read(reply, progress, error));
    PullImageCmd command =
        client
            .pullImageCmd(whole.untagged().toString())
            .withTag(whole.digest().or(whole::tag).orElseThrow());
    credentials.forPull(name).ifPresent(command::withAuthConfig);
    calls.make(tried, () -> command.exec(replies));
    end(name, tried, replies.await(LONGEST_SILENCE, LONGEST_PULL), error);
  }

  PushedImage push(ImageName name, TransferProgress progress) {
    ImageName whole = name.withImpliedTag();
    String tried = "push image " + name;
    AtomicReference<String> error = new AtomicReference<>();
    AtomicReference<String> digest = new AtomicReference<>();
    Replies<PushResponseItem> replies =
        new Replies<>(
            reply -> {
              read(reply, progress, error);
              Optional.ofNullable(reply.getAux())
                  .map(ResponseItem.AuxDetail::getDigest)
                  .ifPresent(digest::set);
            });
    PushImageCmd command =
        client.pushImageCmd(whole.untagged().toString()).withTag(whole.tag().orElseThrow());
    credentials.forPush(name).ifPresent(command::withAuthConfig);
    calls.make(tried, () -> command.exec(replies));
    end(name, tried, replies.await(), error);
    String pushed = digest.get();
    if (pushed == null) {
      throw new EngineRefusedException(tried, "it did not say what the registry made of it");
    }
    return new PushedImage(whole, pushed);
  }

  private static void read(
      ResponseItem reply, TransferProgress progress, AtomicReference<@Nullable String> error) {
    if (reply.isErrorIndicated()) {
      error.compareAndSet(null, ImageReading.errorOf(reply));
    } else if (reply.getStatus() != null) {
      progress.moved(step(reply, reply.getStatus()));
    }
  }

  private static TransferProgress.Step step(ResponseItem reply, String doing) {
    ResponseItem.ProgressDetail detail = reply.getProgressDetail();
    return new TransferProgress.Step(
        Objects.requireNonNullElse(reply.getId(), ""),
        doing,
        detail == null ? OptionalLong.empty() : count(detail.getCurrent()),
        detail == null ? OptionalLong.empty() : count(detail.getTotal()));
  }

  private static OptionalLong count(@Nullable Long bytes) {
    return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes);
  }

  private void end(
      ImageName name,
      String tried,
      Optional<Throwable> thrown,
      AtomicReference<@Nullable String> error) {
    String words = error.get();
    if (thrown.isPresent()) {
      throw failure(name, tried, thrown.get());
    }
    if (words != null) {
      throw failure(name, tried, words);
    }
  }

  private EngineException failure(ImageName name, String tried, Throwable thrown) {
    return switch (thrown) {
      case NotFoundException e -> missing(tried, EngineCalls.wordsOf(e));
      case DockerException e -> failure(name, tried, EngineCalls.wordsOf(e));
      case InterruptedIOException e -> failure(name, tried, String.valueOf(e.getMessage()));
      default -> calls.translated(tried, thrown);
    };
  }

  private static EngineException failure(ImageName name, String tried, String words) {
    if (ABSENT.matcher(words).find()) {
      return missing(tried, words);
    }
    String registry = name.host().orElse("");
    return new RegistryRefusedException(
        tried,
        words,
        NO_ACCESS.matcher(words).find()
            ? "log in ('docker login" + (registry.isEmpty() ? "" : " " + registry) + "')"
            : "look whether the registry"
                + (registry.isEmpty() ? "" : " " + registry)
                + " can be reached");
  }

  private static ImageMissingException missing(String tried, String words) {
    return new ImageMissingException(
        tried,
        words,
        "look at its name and tag, and whether its registry wants a login ('docker login')");
  }
}
