package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.BuildResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cyberdojo.engine.build.BuildRecipe;
import org.cyberdojo.engine.build.ContextTar;
import org.cyberdojo.engine.build.ImageBuilds;
import org.cyberdojo.engine.failure.BuildFailedException;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.image.ImageId;
import org.jspecify.annotations.Nullable;

/** Builds images by the classic builder, which every engine with Docker's API has. */
final class DockerBuilds implements ImageBuilds {

  /** What the builder says last; what a step of the Dockerfile says comes before it. */
  private static final Pattern BUILT = Pattern.compile("Successfully built ([0-9a-f]{12,64})");

  /**
   * What the classic builder says when the image of a finished step is gone. It does not protect
   * them from whoever removes images at the same time; see moby's issues 29011 and 39547.
   */
  private static final Pattern STEP_IS_GONE =
      Pattern.compile("(unable to find image \"?|unknown parent image ID |No such image: )sha256:");

  private static final int MOST_ATTEMPTS = 3;

  private final DockerClient client;
  private final EngineCalls calls;

  DockerBuilds(DockerClient client, EngineCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  @Override
  public ImageId build(BuildRecipe recipe, Consumer<String> output) {
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      try {
        return builtOnce(recipe, output);
      } catch (BuildFailedException e) {
        if (!STEP_IS_GONE.matcher(String.valueOf(e.getMessage())).find()) {
          throw e;
        }
        output.accept("the image of an earlier step was removed meanwhile; building again");
      }
    }
    return builtOnce(recipe, output);
  }

  private ImageId builtOnce(BuildRecipe recipe, Consumer<String> output) {
    String tried = "build image " + recipe.name();
    BuildLog log = new BuildLog(output);
    Replies<BuildResponseItem> replies = new Replies<>(log::read);
    try (InputStream context = ContextTar.open(recipe.context())) {
      calls.make(tried, () -> command(recipe, context).exec(replies));
      replies.await().ifPresent(thrown -> fail(tried, thrown));
    } catch (IOException e) {
      throw new EngineRefusedException(
          tried, "the build context could not be written: " + e.getMessage(), e);
    }
    log.end();
    log.error()
        .ifPresent(
            words -> {
              throw new BuildFailedException(tried, words);
            });
    return built(tried, log);
  }

  private BuildImageCmd command(BuildRecipe recipe, InputStream context) {
    return client
        .buildImageCmd()
        .withTarInputStream(context)
        .withDockerfilePath("Dockerfile")
        .withTags(Set.of(recipe.name().toString()))
        .withLabels(recipe.labels())
        .withNoCache(!recipe.usesCache())
        // also when a step fails; otherwise its container stays for ever
        .withRemove(true)
        .withForcerm(true);
  }

  private void fail(String tried, Throwable thrown) {
    if (thrown instanceof DockerException refused) {
      throw new BuildFailedException(tried, EngineCalls.wordsOf(refused));
    }
    throw calls.translated(tried, thrown);
  }

  private ImageId built(String tried, BuildLog log) {
    String reference =
        log.image()
            .orElseThrow(
                () -> new EngineRefusedException(tried, "it did not say which image it built"));
    return ImageId.of(calls.make(tried, () -> client.inspectImageCmd(reference).exec().getId()));
  }

  /** Reads what a build says, which comes in pieces of lines. */
  private static final class BuildLog {

    private final Consumer<String> output;
    private final StringBuilder line = new StringBuilder();
    private final AtomicReference<@Nullable String> image = new AtomicReference<>();
    private final AtomicReference<@Nullable String> error = new AtomicReference<>();

    BuildLog(Consumer<String> output) {
      this.output = output;
    }

    void read(BuildResponseItem reply) {
      if (reply.isErrorIndicated()) {
        error.compareAndSet(null, ImageReading.errorOf(reply));
      } else if (reply.getStream() != null) {
        Matcher built = BUILT.matcher(reply.getStream().strip());
        if (built.matches()) {
          image.set(built.group(1));
        }
        say(reply.getStream());
      }
    }

    private void say(String text) {
      line.append(text);
      for (int newline = line.indexOf("\n"); newline >= 0; newline = line.indexOf("\n")) {
        output.accept(line.substring(0, newline));
        line.delete(0, newline + 1);
      }
    }

    void end() {
      if (!line.isEmpty()) {
        output.accept(line.toString());
      }
    }

    Optional<String> image() {
      return Optional.ofNullable(image.get());
    }

    Optional<String> error() {
      return Optional.ofNullable(error.get());
    }
  }
}
