package org.cyberdojo.engine.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.cyberdojo.engine.failure.EngineRefusedException;
import org.cyberdojo.engine.failure.ImageMissingException;

/**
 * An engine's containers in memory; what runs in them is a piece of Java. It is as strict as an
 * engine: a name is given once, a container starts once, one that has ended is gone. Safe for use
 * by several threads.
 */
public final class InMemoryContainers implements Containers {

  /** What runs in the containers of an image. */
  @FunctionalInterface
  public interface Program {

    /** Runs on a thread of its own; when it returns or throws, its container has ended. */
    void run(ContainerRecipe recipe, InputStream in, OutputStream out, OutputStream err)
        throws IOException;
  }

  private final Map<String, Program> programs = new HashMap<>();
  private Optional<Program> programOfOthers = Optional.empty();
  private final SequencedMap<ContainerId, Contained> containers = new LinkedHashMap<>();
  private final List<ContainerRecipe> made = new ArrayList<>();
  private final AtomicInteger ids = new AtomicInteger();
  private final List<MemoryLine> lines = new ArrayList<>();
  private boolean isDown;
  private boolean refusesToStart;

  /** From now on there is an image of this name. */
  public synchronized InMemoryContainers withImage(String name, Program program) {
    programs.put(name, program);
    return this;
  }

  /** From now on there is an image of every name; those that were named keep their programs. */
  public synchronized InMemoryContainers withImageOfAnyName(Program program) {
    programOfOthers = Optional.of(program);
    return this;
  }

  private Optional<Program> program(String image) {
    return Optional.ofNullable(programs.get(image)).or(() -> programOfOthers);
  }

  /** From now on every call is refused, or none is any more. */
  public synchronized void setDown(boolean newIsDown) {
    isDown = newIsDown;
  }

  /** From now on no container can be started, or all can again. */
  public synchronized void setRefusesToStart(boolean newRefusesToStart) {
    refusesToStart = newRefusesToStart;
  }

  /** How many lines to containers nobody has hung up. */
  public synchronized long openLines() {
    return lines.stream().filter(line -> !line.isClosed()).count();
  }

  /** Every container that was ever made, in that order. */
  public synchronized List<ContainerRecipe> made() {
    return List.copyOf(made);
  }

  /** What the containers are made of that are still there. */
  public synchronized List<ContainerRecipe> present() {
    return containers.values().stream().map(contained -> contained.recipe).toList();
  }

  /** Ends what runs in every container of an image, as a machine that is short of memory does. */
  public void killAll(String image) {
    List<Contained> doomed;
    synchronized (this) {
      doomed =
          containers.values().stream()
              .filter(contained -> contained.isStarted)
              .filter(contained -> contained.recipe.image().equals(image))
              .toList();
    }
    doomed.forEach(contained -> ended(contained.id));
  }

  @Override
  public synchronized ContainerId create(ContainerRecipe recipe) {
    String tried = "create a container of " + recipe.image();
    requireUp(tried);
    if (program(recipe.image()).isEmpty()) {
      throw new ImageMissingException(tried, "it is not on the node", "pull it");
    }
    if (present().stream().anyMatch(other -> other.name().equals(recipe.name()))) {
      throw new EngineRefusedException(tried, "the name " + recipe.name() + " is taken");
    }
    ContainerId id =
        new ContainerId(HexFormat.of().toHexDigits(ids.incrementAndGet()) + "0".repeat(56));
    containers.put(id, new Contained(id, recipe));
    made.add(recipe);
    return id;
  }

  @Override
  public synchronized Attachment attach(ContainerId container) {
    requireUp("attach to " + container);
    MemoryLine line = get("attach to", container).line;
    lines.add(line);
    return line;
  }

  @Override
  public synchronized void start(ContainerId container) {
    requireUp("start " + container);
    Contained contained = get("start", container);
    if (contained.isStarted) {
      throw new EngineRefusedException("start " + container, "it was started before");
    }
    if (refusesToStart) {
      throw new EngineRefusedException("start " + container, "its tmpfs cannot be mounted");
    }
    contained.isStarted = true;
    Program program = program(contained.recipe.image()).orElseThrow();
    Thread.ofVirtual().start(() -> run(contained, program));
  }

  private void run(Contained contained, Program program) {
    MemoryLine line = contained.line;
    try {
      program.run(contained.recipe, line.input(), line.output(), line.error());
    } catch (IOException e) {
      // its container was removed
    } finally {
      ended(contained.id);
    }
  }

  private void ended(ContainerId id) {
    Contained contained;
    synchronized (this) {
      contained = containers.remove(id);
      notifyAll();
    }
    if (contained != null) {
      contained.line.end();
    }
  }

  @Override
  public void remove(ContainerId container) {
    synchronized (this) {
      requireUp("remove " + container);
    }
    ended(container);
  }

  @Override
  public synchronized boolean awaitGone(ContainerId container, Duration patience) {
    requireUp("wait for " + container);
    long giveUp = System.nanoTime() + patience.toNanos();
    try {
      while (containers.containsKey(container) && System.nanoTime() < giveUp) {
        TimeUnit.NANOSECONDS.timedWait(this, giveUp - System.nanoTime());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return !containers.containsKey(container);
  }

  @Override
  public synchronized List<ContainerId> labelled(String label, String value) {
    requireUp("list containers");
    return containers.values().stream()
        .filter(contained -> value.equals(contained.recipe.labels().get(label)))
        .map(contained -> contained.id)
        .toList();
  }

  private void requireUp(String tried) {
    if (isDown) {
      throw new EngineRefusedException(tried, "the engine has a bad day");
    }
  }

  private Contained get(String verb, ContainerId id) {
    Contained contained = containers.get(id);
    if (contained == null) {
      throw new EngineRefusedException(verb + " " + id, "there is no such container");
    }
    return contained;
  }

  private static final class Contained {
    private final ContainerId id;
    private final ContainerRecipe recipe;
    private final MemoryLine line = new MemoryLine();
    private boolean isStarted;

    Contained(ContainerId id, ContainerRecipe recipe) {
      this.id = id;
      this.recipe = recipe;
    }
  }
}
