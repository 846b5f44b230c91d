package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cyberdojo.engine.image.ImageId;

/**
 * Reads files of an image through a container that is made, never started, and removed. That takes
 * some 40 ms; saving the image reads all of it.
 */
final class ImageFiles {

  private static final String LABEL = "org.cyber-dojo.reading";

  /** A container that is older was left by a process that was killed. */
  private static final Duration OLDEST = Duration.ofHours(1);

  private final DockerClient client;
  private final EngineCalls calls;

  ImageFiles(DockerClient client, EngineCalls calls) {
    this.client = client;
    this.calls = calls;
  }

  Optional<InputStream> read(ImageId id, String folder) {
    String tried = "read /" + folder + " of image " + id;
    return calls.make(
        tried,
        () -> {
          removeLeftOver();
          String container = create(id);
          try {
            InputStream tar = client.copyArchiveFromContainerCmd(container, "/" + folder).exec();
            return Optional.of(new RemovingStream(tar, container));
          } catch (NotFoundException e) {
            remove(container);
            return Optional.empty();
          } catch (RuntimeException e) {
            remove(container);
            throw e;
          }
        });
  }

  private String create(ImageId id) {
    return client
        .createContainerCmd(id.text())
        .withLabels(Map.of(LABEL, "true"))
        .withNetworkDisabled(true)
        .withCmd("never-started") // an image without a command needs one
        .exec()
        .getId();
  }

  private void remove(String container) {
    try {
      client.removeContainerCmd(container).withForce(true).withRemoveVolumes(true).exec();
    } catch (NotFoundException e) {
      // somebody was quicker
    }
  }

  private void removeLeftOver() {
    List<Container> all =
        client.listContainersCmd().withShowAll(true).withLabelFilter(List.of(LABEL)).exec();
    Instant limit = Instant.now().minus(OLDEST);
    all.stream()
        .filter(container -> Instant.ofEpochSecond(container.getCreated()).isBefore(limit))
        .forEach(container -> remove(container.getId()));
  }

  /** Removes the container when its last byte has been read, or nobody wants more. */
  private final class RemovingStream extends FilterInputStream {

    private final String container;

    RemovingStream(InputStream tar, String container) {
      super(tar);
      this.container = container;
    }

    @Override
    public void close() throws IOException {
      try {
        super.close();
      } finally {
        calls.make(
            "remove container " + container,
            () -> {
              remove(container);
              return container;
            });
      }
    }
  }
}
