package org.cyberdojo.engine.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallbackTemplate;
import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.WaitContainerCondition;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.cyberdojo.engine.container.Attachment;
import org.cyberdojo.engine.container.ContainerId;
import org.cyberdojo.engine.container.ContainerRecipe;
import org.cyberdojo.engine.container.Containers;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageMissingException;

/** Containers by docker-java; their lines by {@link EngineSocket}. */
final class DockerContainers implements Containers {

  private static final Duration LONGEST_REMOVAL = Duration.ofSeconds(20);

  private final DockerClient client;
  private final EngineCalls calls;
  private final EngineSocket socket;

  DockerContainers(DockerClient client, EngineCalls calls, EngineSocket socket) {
    this.client = client;
    this.calls = calls;
    this.socket = socket;
  }

  @Override
  public ContainerId create(ContainerRecipe recipe) {
    String tried = "create a container of " + recipe.image();
    return calls.make(
        tried,
        () -> {
          try {
            return new ContainerId(RecipeCommand.of(client, recipe).exec().getId());
          } catch (NotFoundException e) {
            throw new ImageMissingException(tried, "it is not on the node", "pull it");
          }
        });
  }

  @Override
  public Attachment attach(ContainerId container) {
    return socket.attach(container);
  }

  @Override
  public void start(ContainerId container) {
    String tried = "start container " + container;
    calls.make(
        tried,
        () -> {
          try {
            return client.startContainerCmd(container.text()).exec();
          } catch (NotFoundException e) {
            throw new EngineRefusedException(tried, EngineCalls.wordsOf(e), e);
          }
        });
  }

  @Override
  public void remove(ContainerId container) {
    String tried = "remove container " + container;
    calls.make(
        tried,
        () -> {
          try {
            client
                .removeContainerCmd(container.text())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec();
          } catch (ConflictException e) { // it has ended, and the engine is at it already
            awaitRemoval(tried, container);
          } catch (NotFoundException e) {
            return null;
          }
          return null;
        });
  }

  private void awaitRemoval(String tried, ContainerId container) {
    boolean isGone = isGoneWithin(container, LONGEST_REMOVAL);
    if (!isGone && !Thread.currentThread().isInterrupted()) {
      throw new EngineRefusedException(
          tried, "it is not gone after " + LONGEST_REMOVAL.toSeconds() + " seconds");
    }
  }

  @Override
  public boolean awaitGone(ContainerId container, Duration patience) {
    return calls.make(
        "wait for the end of container " + container, () -> isGoneWithin(container, patience));
  }

  private boolean isGoneWithin(ContainerId container, Duration patience) {
    try (Gone gone = new Gone()) {
      client
          .waitContainerCmd(container.text())
          .withCondition(WaitContainerCondition.REMOVED)
          .exec(gone);
      return gone.awaitCompletion(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (NotFoundException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Is told when a container is gone. */
  private static final class Gone extends ResultCallbackTemplate<Gone, WaitResponse> {

    @Override
    public void onNext(WaitResponse response) {
      // its status does not matter
    }
  }

  @Override
  public List<ContainerId> labelled(String label, String value) {
    return calls.make(
        "list the containers with " + label + "=" + value,
        () ->
            client
                .listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of(label, value))
                .exec()
                .stream()
                .map(Container::getId)
                .map(ContainerId::new)
                .toList());
  }
}
