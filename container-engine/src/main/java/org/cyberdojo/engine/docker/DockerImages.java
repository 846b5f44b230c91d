package org.cyberdojo.engine.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.LoadResponseItem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.cyberdojo.engine.archive.ImageArchive;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageInUseException;
import org.cyberdojo.engine.failure.ImageMissingException;
import org.cyberdojo.engine.image.EngineImage;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.engine.image.Images;
import org.cyberdojo.engine.image.ListedImage;
import org.cyberdojo.engine.image.PushedImage;
import org.cyberdojo.engine.image.TransferProgress;
import org.cyberdojo.manifest.image.ImageName;

/** The images of an engine that speaks Docker's API. */
final class DockerImages implements Images {

  private final DockerClient client;
  private final EngineQuestions questions;
  private final EngineCalls calls;
  private final Transfers transfers;
  private final ImageFiles files;

  DockerImages(
      DockerClient client,
      EngineQuestions questions,
      EngineCalls calls,
      RegistryCredentials credentials) {
    this.client = client;
    this.questions = questions;
    this.calls = calls;
    this.transfers = new Transfers(client, calls, credentials);
    this.files = new ImageFiles(client, calls);
  }

  @Override
  public Optional<EngineImage> find(ImageName name) {
    return inspect(reference(name));
  }

  @Override
  public Optional<EngineImage> find(ImageId id) {
    return inspect(id.text());
  }

  private Optional<EngineImage> inspect(String reference) {
    return calls
        .make("look at image " + reference, () -> response(reference))
        .map(ImageReading::image);
  }

  private Optional<JsonNode> response(String reference) {
    try {
      return Optional.of(questions.get("/images/" + reference + "/json"));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<ListedImage> labelled(String label) {
    return list(label);
  }

  @Override
  public List<ListedImage> labelled(String label, String value) {
    return list(label + "=" + value);
  }

  private List<ListedImage> list(String label) {
    String filters =
        JsonNodeFactory.instance
            .objectNode()
            .set("label", JsonNodeFactory.instance.arrayNode().add(label))
            .toString();
    JsonNode images =
        calls.make(
            "list images with label " + label,
            () ->
                questions.get(
                    "/images/json?filters=" + URLEncoder.encode(filters, StandardCharsets.UTF_8)));
    return images.valueStream().map(ImageReading::listed).toList();
  }

  @Override
  public void tag(ImageId id, ImageName name) {
    ImageName tagged = name.withImpliedTag();
    calls.make(
        "name image " + id + " " + tagged,
        () ->
            client
                .tagImageCmd(id.text(), tagged.untagged().toString(), tagged.tag().orElseThrow())
                .exec());
  }

  @Override
  public void remove(ImageName name) {
    remove(reference(name));
  }

  /** With its tag: the engine takes a lone name of hex digits for the beginning of an id, too. */
  private static String reference(ImageName name) {
    return name.withImpliedTag().toString();
  }

  @Override
  public void remove(ImageId id) {
    remove(id.text());
  }

  private void remove(String reference) {
    String tried = "remove image " + reference;
    calls.make(
        tried,
        () -> {
          try {
            return client.removeImageCmd(reference).exec();
          } catch (ConflictException e) {
            throw new ImageInUseException(tried, EngineCalls.wordsOf(e));
          }
        });
  }

  @Override
  public void load(ImageArchive archive) {
    String tried = "load image " + archive.names();
    AtomicReference<String> error = new AtomicReference<>();
    Replies<LoadResponseItem> replies =
        new Replies<>(
            reply -> {
              if (reply.isErrorIndicated()) {
                error.compareAndSet(null, ImageReading.errorOf(reply));
              }
            });
    try (InputStream bytes = archive.open()) {
      client.loadImageAsyncCmd(bytes).exec(replies);
      replies
          .await()
          .ifPresent(
              thrown -> {
                throw calls.translated(tried, thrown);
              });
    } catch (IOException e) {
      throw new EngineRefusedException(
          tried, "the archive could not be closed: " + e.getMessage(), e);
    }
    if (error.get() != null) {
      throw new EngineRefusedException(tried, error.get());
    }
  }

  @Override
  public InputStream save(ImageId id) {
    String tried = "save image " + id;
    // the engine answers 200 and then breaks off when it has no such image
    if (find(id).isEmpty()) {
      throw new ImageMissingException(tried, "the engine has none", "look at its id");
    }
    return calls.make(tried, () -> client.saveImageCmd(id.text()).exec());
  }

  @Override
  public EngineImage pull(ImageName name, TransferProgress progress) {
    transfers.pull(name, progress);
    return find(name)
        .orElseThrow(
            () ->
                new EngineRefusedException(
                    "pull image " + name, "it is gone right after it was pulled"));
  }

  @Override
  public PushedImage push(ImageName name, TransferProgress progress) {
    return transfers.push(name, progress);
  }

  @Override
  public Optional<InputStream> files(ImageId id, String folder) {
    return files.read(id, folder);
  }
}
