package org.cyberdojo.gate.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.cyberdojo.gate.facts.Day;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object whose values are asked for by name. A {@code null} is as good as nothing; what is
 * not asked for is ignored. Every method throws {@link BadArgumentException} for a value of the
 * wrong kind.
 */
public final class Arguments {

  private static final double NANOS_PER_SECOND = 1e9;
  private static final double MOST_SECONDS = 1e6;
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private final String path;
  private final ObjectNode node;

  private Arguments(String path, ObjectNode node) {
    this.path = path;
    this.node = node;
  }

  public static Arguments of(ObjectNode node) {
    return new Arguments("", node);
  }

  /** Whether there is something under the key. */
  public boolean has(String key) {
    return value(key).isPresent();
  }

  /** The text under a key. */
  public Optional<String> text(String key) {
    return value(key).map(value -> as(key, value.textValue(), value, "a text"));
  }

  /** The text under a key that must be there. */
  public String requiredText(String key) {
    return text(key).orElseThrow(() -> missing(key));
  }

  /** The image's name under a key that must be there. */
  public ImageName requiredImage(String key) {
    return imageName(key, requiredText(key));
  }

  /** The image's name under a key. */
  public Optional<ImageName> image(String key) {
    return text(key).map(text -> imageName(key, text));
  }

  private ImageName imageName(String key, String text) {
    try {
      return ImageName.parse(text);
    } catch (MalformedImageNameException e) {
      throw new BadArgumentException(named(key) + " is no image's name: " + e.getMessage());
    }
  }

  /** The moment under a key, RFC 3339. */
  public Optional<Instant> moment(String key) {
    return text(key)
        .map(text -> parsed(key, text, Arguments::momentOf, "a time, 2026-11-23T12:00:00Z"));
  }

  /** The end of something under a key: a moment, or a day, which counts to its end. */
  public Optional<Instant> end(String key) {
    return text(key)
        .map(
            text ->
                parsed(
                    key,
                    text,
                    Arguments::endOf,
                    "a date, 2027-06-30, or a time, 2027-06-30T12:00:00Z"));
  }

  private static Instant momentOf(String text) {
    return inReach(OffsetDateTime.parse(text).toInstant());
  }

  /** Years 0 to 9999, which every store can keep. */
  private static Instant inReach(Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST)) {
      throw new DateTimeParseException("out of reach", moment.toString(), 0);
    }
    return moment;
  }

  private static Instant endOf(String text) {
    return text.indexOf('T') < 0 ? inReach(Day.endOf(LocalDate.parse(text))) : momentOf(text);
  }

  private Instant parsed(
      String key, String text, Function<String, Instant> parser, String expected) {
    try {
      return parser.apply(text);
    } catch (DateTimeParseException e) {
      throw new BadArgumentException(named(key) + " is '" + text + "'; write " + expected);
    }
  }

  /** The whole number under a key. */
  public OptionalLong number(String key) {
    Optional<JsonNode> value = value(key);
    if (value.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!value.get().canConvertToExactIntegral() || !value.get().canConvertToLong()) {
      throw wrong(key, value.get(), "a whole number");
    }
    return OptionalLong.of(value.get().longValue());
  }

  /** The whole number under a key, within bounds. */
  public int number(String key, int least, int most, int otherwise) {
    long number = number(key).orElse(otherwise);
    if (number < least || number > most) {
      throw new BadArgumentException(
          named(key) + " is " + number + "; write a whole number from " + least + " to " + most);
    }
    return (int) number;
  }

  /** The seconds under a key. */
  public Optional<Duration> seconds(String key) {
    return value(key).map(value -> duration(key, value));
  }

  private Duration duration(String key, JsonNode value) {
    double seconds = value.isNumber() ? value.doubleValue() : -1;
    if (!(seconds >= 0 && seconds <= MOST_SECONDS)) {
      throw wrong(key, value, "a number of seconds");
    }
    return Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND));
  }

  /** Whether the key says true. */
  public boolean isTrue(String key) {
    return value(key)
        .map(value -> as(key, value.isBoolean() ? value : null, value, "true or false"))
        .filter(JsonNode::booleanValue)
        .isPresent();
  }

  /** The object under a key. */
  public Optional<Arguments> object(String key) {
    return value(key).map(value -> new Arguments(named(key), objectNode(key, value)));
  }

  /** The objects of the list under a key; none when there is no list. */
  public List<Arguments> objects(String key) {
    return value(key).stream()
        .flatMap(value -> StreamSupport.stream(array(key, value).spliterator(), false))
        .map(item -> new Arguments(named(key), objectNode(key, item)))
        .toList();
  }

  private JsonNode array(String key, JsonNode value) {
    return as(key, value.isArray() ? value : null, value, "a list");
  }

  private ObjectNode objectNode(String key, JsonNode value) {
    return as(key, value instanceof ObjectNode object ? object : null, value, "an object");
  }

  /** The texts by name under a key; none when there is nothing. */
  public Map<String, String> texts(String key) {
    Map<String, String> texts = new LinkedHashMap<>();
    object(key)
        .ifPresent(
            object ->
                object
                    .node
                    .fieldNames()
                    .forEachRemaining(
                        name -> object.text(name).ifPresent(text -> texts.put(name, text))));
    return texts;
  }

  private Optional<JsonNode> value(String key) {
    return Optional.<JsonNode>ofNullable(node.get(key)).filter(value -> !value.isNull());
  }

  private <T> T as(String key, @Nullable T converted, JsonNode value, String expected) {
    if (converted == null) {
      throw wrong(key, value, expected);
    }
    return converted;
  }

  private BadArgumentException wrong(String key, JsonNode value, String expected) {
    String shown = value.toString();
    String cut = shown.length() <= 60 ? shown : shown.substring(0, 60) + "…";
    return new BadArgumentException(named(key) + " is " + cut + "; write " + expected);
  }

  private BadArgumentException missing(String key) {
    return new BadArgumentException(named(key) + " is missing; send {\"" + key + "\": …}");
  }

  private String named(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
