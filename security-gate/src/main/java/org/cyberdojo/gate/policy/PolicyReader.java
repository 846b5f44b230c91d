package org.cyberdojo.gate.policy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.gate.facts.NamePattern;
import org.cyberdojo.gate.file.SmallFile;
import org.cyberdojo.gate.file.UnreadableFileException;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.verdict.RuleName;
import org.cyberdojo.gate.verdict.Verdict;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.gate.yaml.YamlFile;
import org.cyberdojo.gate.yaml.YamlMap;
import org.cyberdojo.manifest.image.ImageName;

/**
 * Reads a policy file. What the file leaves out is as in {@link Policy#standard}, so that a
 * forgotten rule is on and not off; a rule is switched off by {@code action: allow}. The file's
 * schema is {@code policy.schema.json} beside this class.
 */
public final class PolicyReader {

  private static final int MOST_DAYS = 36_500;
  private static final int MOST_BYTES = 1 << 20;

  private static final Policy STANDARD = Policy.standard();

  private PolicyReader() {}

  /**
   * Reads a policy's file.
   *
   * @throws UnreadableFileException when it cannot be read
   * @throws MalformedYamlException with every fault and its line
   */
  public static Policy read(Path file) {
    return read(file.toString(), SmallFile.text(file, MOST_BYTES, "policy"));
  }

  /**
   * Reads a policy.
   *
   * @param name what the file is called in error messages
   * @param text its content
   * @throws MalformedYamlException with every fault and its line
   */
  public static Policy read(String name, String text) {
    return YamlFile.read(name, text, PolicyReader::policy);
  }

  private static Policy policy(YamlMap file) {
    file.onlyKeys("mode", "rules", "exemptions");
    YamlMap rules = file.map("rules").onlyKeys(names(RuleName.values(), RuleName::text));
    return new Policy(
        file.text("mode", Mode::of, oneOf(Mode.values(), Mode::text)).orElse(STANDARD.mode()),
        maxAge(rules.map("max-age").onlyKeys("days", "action", "undated")),
        laterTag(rules.map("later-tag").onlyKeys("grace-days", "action")),
        risk(rules.map("risk").onlyKeys("deny-at", "warn-at")),
        action(rules.map("mutable").onlyKeys("action"), "action", STANDARD.mutable()),
        action(rules.map("unknown").onlyKeys("action"), "action", STANDARD.unknown()),
        file.maps("exemptions").stream().flatMap(map -> exemption(map).stream()).toList());
  }

  private static MaxAge maxAge(YamlMap map) {
    MaxAge standard = STANDARD.maxAge();
    return new MaxAge(
        map.integer("days", 1, MOST_DAYS).orElse(standard.days()),
        action(map, "action", standard.action()),
        action(map, "undated", standard.undated()));
  }

  private static LaterTag laterTag(YamlMap map) {
    LaterTag standard = STANDARD.laterTag();
    return new LaterTag(
        map.integer("grace-days", 0, MOST_DAYS).orElse(standard.graceDays()),
        action(map, "action", standard.action()));
  }

  private static Risk risk(YamlMap map) {
    Risk standard = STANDARD.risk();
    return new Risk(
        threshold(map, "deny-at", standard.denyAt()), threshold(map, "warn-at", standard.warnAt()));
  }

  private static Threshold threshold(YamlMap map, String key, Threshold standard) {
    String expected = oneOf(Severity.values(), Severity::text) + " or " + Threshold.NEVER;
    return map.text(key, Threshold::of, expected).orElse(standard);
  }

  private static Verdict action(YamlMap map, String key, Verdict standard) {
    return map.text(key, Verdict::of, oneOf(Verdict.values(), Verdict::text)).orElse(standard);
  }

  private static Optional<Exemption> exemption(YamlMap map) {
    map.onlyKeys("image", "rules", "until", "reason").requires("image", "rules", "until", "reason");
    Optional<ImageName> image =
        map.text("image", PolicyReader::imageName, "an image's name, with a tag for only that tag");
    List<RuleName> rules =
        map.list("rules", RuleName::of, oneOf(RuleName.values(), RuleName::text));
    Optional<Instant> until =
        map.text("until", PolicyReader::end, "a date, 2027-06-30, or a time, 2027-06-30T12:00:00Z");
    Optional<String> reason = map.text("reason", PolicyReader::notBlank, "why it is exempt");
    if (image.isEmpty() || rules.isEmpty() || until.isEmpty() || reason.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Exemption(new NamePattern(image.get()), Set.copyOf(rules), until.get(), reason.get()));
  }

  private static Optional<ImageName> imageName(String text) {
    return ImageName.isWellFormed(text) ? Optional.of(ImageName.parse(text)) : Optional.empty();
  }

  private static Optional<String> notBlank(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text.strip());
  }

  /** A day counts to its end, UTC. */
  private static Optional<Instant> end(String text) {
    try {
      return Optional.of(
          text.length() == "2027-06-30".length()
              ? Day.endOf(LocalDate.parse(text))
              : OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static <E> String oneOf(E[] values, Function<E, String> text) {
    return Arrays.stream(values).map(text).collect(Collectors.joining(", ", "one of ", ""));
  }

  private static <E> String[] names(E[] values, Function<E, String> text) {
    return Stream.of(values).map(text).toArray(String[]::new);
  }
}
