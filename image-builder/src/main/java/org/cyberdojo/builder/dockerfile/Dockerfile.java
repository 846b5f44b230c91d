package org.cyberdojo.builder.dockerfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/**
 * A Dockerfile, parsed: a {@code Dockerfile} that exists has at least one stage.
 *
 * <p>It is read as bytes, each a character, so that an edit keeps every other byte whatever the
 * file's encoding is. Immutable, and safe for use by several threads.
 *
 * @see <a href="https://docs.docker.com/reference/dockerfile/">Dockerfile reference</a>
 */
public final class Dockerfile {

  /** No Dockerfile is larger; in bytes. */
  private static final int MOST_BYTES = 1 << 20;

  private final String text;
  private final List<Stage> stages;
  private final Variables variables;

  private Dockerfile(String text, List<Stage> stages, Variables variables) {
    this.text = text;
    this.stages = stages;
    this.variables = variables;
  }

  /**
   * Reads a Dockerfile.
   *
   * @throws MalformedDockerfileException when no builder would take it
   */
  public static Dockerfile parse(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new MalformedDockerfileException(1, "it has more than " + MOST_BYTES + " bytes");
    }
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    InstructionParser parser = new InstructionParser(text);
    List<Instruction> instructions = parser.instructions();
    List<Instruction> arguments =
        instructions.stream().takeWhile(instruction -> instruction.is("ARG")).toList();
    List<Stage> stages = stages(instructions.subList(arguments.size(), instructions.size()));
    return new Dockerfile(text, stages, new Variables(arguments, parser.escape()));
  }

  private static List<Stage> stages(List<Instruction> instructions) {
    if (instructions.isEmpty()) {
      throw new MalformedDockerfileException(1, "it has no FROM; name the image to build on");
    }
    if (!instructions.getFirst().is("FROM")) {
      throw new MalformedDockerfileException(
          instructions.getFirst().line(),
          "the first instruction is FROM, only ARG may stand before it, and this is "
              + instructions.getFirst().keyword());
    }
    List<Stage> stages = new ArrayList<>();
    int start = 0;
    for (int at = 1; at <= instructions.size(); at++) {
      if (at == instructions.size() || instructions.get(at).is("FROM")) {
        From from = From.of(instructions.get(start));
        stages.add(new Stage(stages.size(), from, instructions.subList(start + 1, at)));
        start = at;
      }
    }
    return List.copyOf(stages);
  }

  /** In the order of the file, at least one. */
  public List<Stage> stages() {
    return stages;
  }

  /** The stage that becomes the image. */
  public Stage finalStage() {
    return stages.getLast();
  }

  /** The first instruction that has a here-document, which only BuildKit understands. */
  public Optional<HereDocument> firstHereDocument() {
    return stages.stream()
        .flatMap(stage -> stage.instructions().stream())
        .flatMap(instruction -> instruction.hereDocuments().stream())
        .findFirst();
  }

  /**
   * What a stage's own FROM names.
   *
   * @throws MalformedDockerfileException when it names no image
   */
  public Base base(Stage stage) {
    From from = stage.from();
    String name = variables.expanded(from.image().text(), from.line());
    if (name.equals("scratch")) {
      return new Base.Scratch(from);
    }
    Optional<Stage> earlier = earlierStage(stage, name);
    return earlier.isPresent()
        ? new Base.EarlierStage(from, earlier.get())
        : new Base.Image(from, imageName(from, name), platform(from));
  }

  /** The image, or the nothing, that a stage stands on when aliases are followed. */
  public Base root(Stage stage) {
    return base(stage) instanceof Base.EarlierStage earlier ? root(earlier.stage()) : base(stage);
  }

  /** Every image that the file is built from, in its order, those of earlier stages too. */
  public List<Base.Image> baseImages() {
    return stages.stream()
        .map(this::base)
        .filter(Base.Image.class::isInstance)
        .map(Base.Image.class::cast)
        .toList();
  }

  private Optional<Stage> earlierStage(Stage stage, String name) {
    String alias = name.toLowerCase(Locale.ROOT);
    return stages.subList(0, stage.index()).stream()
        .filter(earlier -> earlier.from().alias().filter(alias::equals).isPresent())
        .reduce((first, last) -> last);
  }

  private static ImageName imageName(From from, String name) {
    try {
      return ImageName.parse(name);
    } catch (MalformedImageNameException e) {
      throw new MalformedDockerfileException(
          from.line(),
          "'FROM "
              + from.image().text()
              + "' names no image: '"
              + name
              + "' is malformed; give its ARG a default");
    }
  }

  private Optional<String> platform(From from) {
    return from.platform()
        .map(platform -> variables.expanded(platform, from.line()))
        .filter(platform -> !platform.isEmpty());
  }

  /** The file as it is. */
  public byte[] bytes() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The file with some of its bytes replaced, and all others as they are.
   *
   * @param edits in any order, not overlapping
   */
  public byte[] edited(List<Edit> edits) {
    StringBuilder result = new StringBuilder();
    int kept = 0;
    for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
      result.append(text, kept, edit.start()).append(edit.text());
      kept = edit.end();
    }
    return result
        .append(text, kept, text.length())
        .toString()
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The file with lines of our own in it.
   *
   * @param first whole lines that come right after the final stage's FROM
   * @param last whole lines that come at the end
   */
  public byte[] withLines(String first, String last) {
    List<Instruction> instructions = finalStage().instructions();
    Instruction from = finalStage().from().instruction();
    return instructions.isEmpty()
        ? edited(List.of(linesAfter(from, first + last)))
        : edited(List.of(linesAfter(from, first), linesAfter(instructions.getLast(), last)));
  }

  private Edit linesAfter(Instruction instruction, String lines) {
    if (instruction.danglingEscape().isPresent()) {
      int escape = instruction.danglingEscape().getAsInt();
      return new Edit(escape, instruction.end(), "\n" + lines);
    }
    boolean endsInNewline = text.charAt(instruction.end() - 1) == '\n';
    return new Edit(instruction.end(), instruction.end(), (endsInNewline ? "" : "\n") + lines);
  }
}
