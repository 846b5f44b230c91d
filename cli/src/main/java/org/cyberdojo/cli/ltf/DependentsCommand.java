package org.cyberdojo.cli.ltf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.builder.dependents.BadGraphException;
import org.cyberdojo.builder.dependents.DependencyGraph;
import org.cyberdojo.builder.dependents.GraphReader;
import org.cyberdojo.builder.dependents.GraphText;
import org.cyberdojo.builder.dependents.RepositoryList;
import org.cyberdojo.builder.dependents.Trigger;
import org.cyberdojo.builder.ltf.LtfFiles;
import org.cyberdojo.builder.ltf.UnusableRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.cyberdojo.builder.source.RepositoryException;
import org.cyberdojo.builder.source.TakenRepository;
import org.cyberdojo.builder.source.TakingListener;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Console;
import org.cyberdojo.cli.command.Described;
import org.cyberdojo.cli.command.Description;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/** {@code ltf dependents --repos FILE}: who is built on whom, and makes them build. */
final class DependentsCommand implements Described, Runnable {

  private static final int BAD_GRAPH = 1;

  private final Console console;
  private final Surroundings surroundings;

  private Path repos = Path.of("");

  private final Form form = new Form();

  private boolean trigger;

  private boolean bump;

  private Optional<String> image = Optional.empty();

  /** How the graph is printed. */
  private static final class Form implements Described {

    private boolean json;

    private boolean dot;

    @Override
    public void describe(Description command) {
      command.flag("--json").says("Print the graph as JSON.").into(given -> json = given);
      command.flag("--dot").says("Print the graph for Graphviz.").into(given -> dot = given);
    }

    String text(DependencyGraph graph) {
      if (json) {
        return GraphText.json(graph);
      }
      return dot ? GraphText.dot(graph) : GraphText.tree(graph);
    }
  }

  DependentsCommand(Console console, Surroundings surroundings) {
    this.console = console;
    this.surroundings = surroundings;
  }

  @Override
  public void describe(Description command) {
    command
        .named("dependents")
        .says(
            "Prints which images are built on which, from the FROM lines and image_name.json of listed repositories.",
            "With --trigger it forces a commit in each direct dependent of the image just published.",
            "")
        .footer(
            "",
            "Examples:",
            "  cyber-dojo ltf dependents --repos repositories.txt",
            "  cyber-dojo ltf dependents --repos repositories.txt --dot | dot -Tsvg > graph.svg",
            "  cyber-dojo ltf dependents --repos repositories.txt --bump --image ghcr.io/org/gcc:1a2b3c4")
        .statusOfWrongUse(42);
    command
        .option("--repos", "FILE")
        .as(Path.class)
        .required()
        .says("Lists repositories, one url a line.")
        .into(given -> repos = given);
    command.oneOf(form);
    command
        .flag("--trigger")
        .says("Force a commit in each direct dependent.")
        .into(given -> trigger = given);
    command
        .flag("--bump")
        .says("As --trigger, and give its FROM the new tag.")
        .into(given -> bump = given);
    command
        .option("--image", "NAME:SHA7")
        .says("The image just published. Default: that of the repository in the current folder.")
        .into(given -> image = Optional.of(given));
  }

  @Override
  public void run() {
    try (LtfTools tools = LtfTools.open(surroundings)) {
      List<RepositoryArgument> listed =
          RepositoryList.parse(read(repos), surroundings.workingFolder());
      DependencyGraph graph =
          new GraphReader(tools.repositories())
              .read(listed, note -> console.complain("NOTE: " + note));
      console.say(form.text(graph));
      if (trigger || bump) {
        trigger(tools, graph);
      }
    } catch (BadGraphException e) {
      throw CommandFailure.ofLines(
          BAD_GRAPH, e.faults().stream().map(fault -> "ERROR: " + fault).toList());
    } catch (RepositoryException e) {
      throw CommandFailure.of(BAD_GRAPH, String.valueOf(e.getMessage()));
    }
  }

  private String read(Path file) {
    try {
      return Files.readString(surroundings.workingFolder().resolve(file));
    } catch (IOException e) {
      throw CommandFailure.of(
          BuildCommand.UNUSABLE,
          "Tried to read the list of repositories " + file + " but failed because of " + e);
    }
  }

  private void trigger(LtfTools tools, DependencyGraph graph) {
    ImageName published = published(tools);
    List<Trigger.Outcome> outcomes =
        new Trigger(tools.origins(), Clock.systemUTC()).trigger(graph, published, bump);
    console.complain(outcomes.size() + " dependents of " + published);
    List<String> faults = outcomes.stream().flatMap(outcome -> outcome.fault().stream()).toList();
    outcomes.forEach(
        outcome ->
            outcome
                .commit()
                .ifPresent(
                    commit ->
                        console.complain(
                            "forced commit " + commit + " in " + outcome.repository().address())));
    if (!faults.isEmpty()) {
      throw CommandFailure.ofLines(
          BAD_GRAPH, faults.stream().map(fault -> "ERROR: " + fault).toList());
    }
  }

  private ImageName published(LtfTools tools) {
    try {
      return image.isPresent() ? tagged(image.get()) : here(tools);
    } catch (MalformedImageNameException | UnusableRepositoryException e) {
      throw CommandFailure.of(BuildCommand.UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private static ImageName tagged(String text) {
    ImageName name = ImageName.parse(text);
    if (name.tag().isEmpty()) {
      throw CommandFailure.of(
          BuildCommand.UNUSABLE, "--image " + text + " has no tag; write NAME:SHA7");
    }
    return name;
  }

  private ImageName here(LtfTools tools) {
    TakenRepository taken =
        tools
            .repositories()
            .take(
                List.of(RepositoryArgument.ofFolder(surroundings.workingFolder())),
                TakingListener.SILENT)
            .getFirst();
    if (taken.isWorkInProgress()) {
      throw CommandFailure.of(
          BuildCommand.UNUSABLE,
          "the working tree has changes that nobody committed, and an image of them was never"
              + " published: commit them, add what a CI job writes to .gitignore, or name the"
              + " image by --image NAME:SHA7");
    }
    return LtfFiles.of(taken.source().tree()).image().taggedWith(taken.source().sha());
  }
}
