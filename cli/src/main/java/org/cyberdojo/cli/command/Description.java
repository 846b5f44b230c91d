package org.cyberdojo.cli.command;

import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UnmatchedArgsBinding;

/**
 * What a command is called, what it says of itself, and what it takes.
 *
 * <pre>{@code
 * command.named("ls").says("Lists all start-points.").footer("", "Examples:", "  cyber-dojo start-point ls");
 * command.flag("-q", "--quiet").says("Only their names.").into(given -> quiet = given);
 * command.option("--type", "NAME").says("Those of a type.").into(given -> type = given);
 * }</pre>
 */
public final class Description {

  private static final int WIDTH = 100;

  private final CommandSpec spec;
  private final Consumer<ArgSpec> arguments;

  private Description(CommandSpec spec, Consumer<ArgSpec> arguments) {
    this.spec = spec;
    this.arguments = arguments;
  }

  /** Of a command that says nothing yet. */
  static Description of(CommandSpec spec) {
    spec.usageMessage().width(WIDTH);
    return new Description(spec, spec::add);
  }

  /** The word that calls it. */
  public Description named(String name) {
    spec.name(name);
    return this;
  }

  /** What it does, in lines. The first one stands in the list of commands. */
  public Description says(String... lines) {
    spec.usageMessage().description(lines);
    return this;
  }

  /** The lines at the end of its help. */
  public Description footer(String... lines) {
    spec.usageMessage().footer(lines);
    return this;
  }

  /** Lines of use in place of those that its options and parameters make. */
  public Description use(String... lines) {
    spec.usageMessage()
        .synopsisHeading("Use:%n")
        .customSynopsis(lines)
        .optionListHeading("Options:%n");
    return this;
  }

  /** The exit status when it is called wrongly; 2 if nothing is said. */
  public Description statusOfWrongUse(int status) {
    spec.exitCodeOnInvalidInput(status);
    return this;
  }

  /** A command that holds others. */
  Description group() {
    spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    return this;
  }

  /** {@code --version}, and what it answers. */
  public void version(IVersionProvider provider, String... names) {
    spec.versionProvider(provider);
    spec.addOption(
        OptionSpec.builder(names)
            .type(boolean.class)
            .versionHelp(true)
            .description("Print the commit that this command was built from, and exit.")
            .build());
  }

  /** {@code --help}. */
  void help(String... names) {
    spec.addOption(
        OptionSpec.builder(names)
            .type(boolean.class)
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
  }

  /** An option that is there or not. */
  public Argument<Boolean> flag(String... names) {
    return Argument.flag(List.of(names), arguments);
  }

  /**
   * An option with a value: text, unless it is made {@link Argument#as something else}.
   *
   * @param label what stands for the value in its help
   */
  public Argument<String> option(String name, String label) {
    return Argument.option(name, label, arguments);
  }

  /**
   * A word without an option's name. It must be there, unless it is {@link Argument#optional}.
   *
   * @param label what stands for it in its help
   */
  public Argument<String> parameter(String label) {
    return Argument.parameter(label, arguments);
  }

  /** Options of which one may be given at most. */
  public void oneOf(Described options) {
    ArgGroupSpec.Builder group = ArgGroupSpec.builder();
    options.describe(new Description(spec, group::addArg));
    spec.addArgGroup(group.build());
  }

  /** All words that nothing else takes. */
  public void rest(List<String> words) {
    spec.addUnmatchedArgsBinding(UnmatchedArgsBinding.forStringCollectionSupplier(new Rest(words)));
  }

  /** Prints the command's help. */
  public Runnable usage() {
    return () -> spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The command itself, and by it those around it. */
  public CommandSpec spec() {
    return spec;
  }

  /** Picocli's side of the words that nothing takes. */
  private record Rest(List<String> words) implements IGetter, ISetter {

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // asked for a Collection
    public <T> T get() {
      return (T) words;
    }

    /** Called with what {@link #get} gave, before it adds to it. */
    @Override
    public <T> T set(T value) {
      return value;
    }
  }
}
