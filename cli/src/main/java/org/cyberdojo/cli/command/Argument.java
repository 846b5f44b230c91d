package org.cyberdojo.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Range;

/**
 * An option or a parameter that is being described; {@link #into} or {@link #allInto} ends it.
 *
 * @param <T> what its text is made into
 */
public final class Argument<T> {

  private final List<String> names;
  private final String label;
  private final Class<T> type;
  private final Consumer<ArgSpec> arguments;
  private String description = "";
  private Optional<Range> arity = Optional.empty();
  private boolean isRequired;

  private Argument(List<String> names, String label, Class<T> type, Consumer<ArgSpec> arguments) {
    this.names = names;
    this.label = label;
    this.type = type;
    this.arguments = arguments;
  }

  /** An option that is there or not. */
  static Argument<Boolean> flag(List<String> names, Consumer<ArgSpec> arguments) {
    String label = "<" + names.getLast().substring(2) + ">";
    return new Argument<>(names, label, boolean.class, arguments);
  }

  /** An option with a value. */
  static Argument<String> option(String name, String label, Consumer<ArgSpec> arguments) {
    return new Argument<>(List.of(name), label, String.class, arguments);
  }

  /** A word without an option's name. */
  static Argument<String> parameter(String label, Consumer<ArgSpec> arguments) {
    return new Argument<>(List.of(), label, String.class, arguments).required();
  }

  /** Made into a number, a path, or one of an enum. To be said first. */
  public <U> Argument<U> as(Class<U> wanted) {
    Argument<U> argument = new Argument<>(names, label, wanted, arguments);
    argument.isRequired = isRequired;
    return argument;
  }

  /** What it means, in its help. */
  public Argument<T> says(String text) {
    description = text;
    return this;
  }

  /** For an option: it must be given. */
  public Argument<T> required() {
    isRequired = true;
    return this;
  }

  /** For a parameter: it may be left out. */
  public Argument<T> optional() {
    isRequired = false;
    return arity("0..1");
  }

  private Argument<T> arity(String range) {
    arity = Optional.of(Range.valueOf(range));
    return this;
  }

  /**
   * Tells what was given.
   *
   * @param given called when the command line has been read, only if the argument is there
   */
  public void into(Consumer<T> given) {
    end(type, new Value(given));
  }

  /** As {@link #into}, for one or more values after each other. */
  public void allInto(Consumer<List<T>> given) {
    arity("1..*").end(List.class, new Value(given));
  }

  private void end(Class<?> whole, Value value) {
    arguments.accept(names.isEmpty() ? parameter(whole, value) : option(whole, value));
  }

  private ArgSpec option(Class<?> whole, Value value) {
    OptionSpec.Builder option =
        OptionSpec.builder(names.toArray(new String[0]))
            .paramLabel(label)
            .type(whole)
            .auxiliaryTypes(type)
            .description(description)
            .required(isRequired)
            .getter(value)
            .setter(value);
    arity.ifPresent(option::arity);
    converter().ifPresent(option::converters);
    return option.build();
  }

  private ArgSpec parameter(Class<?> whole, Value value) {
    PositionalParamSpec.Builder parameter =
        PositionalParamSpec.builder()
            .paramLabel(label)
            .type(whole)
            .auxiliaryTypes(type)
            .description(description)
            .required(isRequired)
            .getter(value)
            .setter(value);
    arity.ifPresent(parameter::arity);
    converter().ifPresent(parameter::converters);
    return parameter.build();
  }

  private Optional<ITypeConverter<?>> converter() {
    return type == Path.class ? Optional.of(Path::of) : Optional.empty();
  }

  /** Picocli's side of it: it also sets null, for what is not there. */
  private static final class Value implements IGetter, ISetter {

    private final Consumer<Object> given;
    private @Nullable Object value;

    @SuppressWarnings("unchecked") // picocli makes the type that the argument was described with
    private Value(Consumer<?> given) {
      this.given = (Consumer<Object>) given;
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T> @Nullable T get() {
      return (T) value;
    }

    @Override
    public <T> @Nullable T set(@Nullable T newValue) {
      value = newValue;
      if (newValue != null) {
        given.accept(newValue);
      }
      return newValue;
    }
  }
}
