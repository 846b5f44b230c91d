package org.cyberdojo.builder.ltf;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;

/**
 * Reads {@code docker/image_name.json}: {@code {"image_name":"host/org/name"}}, and nothing else.
 * The commit is the image's tag, so the name has none.
 */
public final class ImageNameFile {

  /** Where it stands in every repository. */
  public static final String PATH = "docker/image_name.json";

  private static final String KEY = "image_name";

  /** Images of these names are made on the spot, and trusted where they are found again. */
  private static final Set<ImageName> RESERVED =
      Set.of(
          ImageName.parse("cyber-dojo/rag-worker"),
          ImageName.parse("cyber-dojo/start-points-base"));

  /** A real one has some 60 bytes. */
  private static final int MOST_BYTES = 16 * 1024;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private ImageNameFile() {}

  /**
   * The image's name, without tag and digest.
   *
   * @throws UnusableRepositoryException naming the line and the column of the fault
   */
  public static ImageName read(byte[] bytes) {
    if (bytes.length > MOST_BYTES) {
      throw new UnusableRepositoryException(PATH + " has more than " + MOST_BYTES + " bytes");
    }
    try (JsonParser parser = JSON.createParser(bytes)) {
      return name(parser);
    } catch (JsonProcessingException e) {
      throw fault(Optional.ofNullable(e.getLocation()), "bad JSON: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageName name(JsonParser parser) throws IOException {
    require(parser, parser.nextToken() == JsonToken.START_OBJECT, "it is not a JSON object");
    Optional<ImageName> name = Optional.empty();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      require(
          parser,
          parser.currentName().equals(KEY),
          "unknown key \"" + parser.currentName() + "\"; only \"" + KEY + "\" belongs here");
      name = Optional.of(value(parser));
    }
    JsonLocation end = parser.currentTokenLocation();
    require(parser, parser.nextToken() == null, "something follows the object");
    return name.orElseThrow(() -> fault(Optional.of(end), "missing required key \"" + KEY + "\""));
  }

  private static ImageName value(JsonParser parser) throws IOException {
    require(parser, parser.nextToken() == JsonToken.VALUE_STRING, KEY + " is not a String");
    ImageName name;
    try {
      name = ImageName.parse(parser.getText());
    } catch (MalformedImageNameException e) {
      throw fault(
          Optional.of(parser.currentTokenLocation()),
          KEY + " is malformed: \"" + parser.getText() + "\"");
    }
    require(
        parser,
        name.isUntagged(),
        KEY
            + " \""
            + name
            + "\" has a tag or a digest; the commit is its tag, so write \""
            + name.untagged()
            + "\"");
    require(
        parser,
        !RESERVED.contains(CanonicalName.repository(name)),
        KEY + " \"" + name + "\" is a name of this program's own images; choose another one");
    return name;
  }

  private static void require(JsonParser parser, boolean good, String problem) {
    if (!good) {
      throw fault(Optional.of(parser.currentTokenLocation()), problem);
    }
  }

  private static UnusableRepositoryException fault(Optional<JsonLocation> place, String problem) {
    String at =
        place
            .map(found -> " line " + found.getLineNr() + " column " + found.getColumnNr())
            .orElse("");
    return new UnusableRepositoryException(PATH + at + ": " + problem);
  }
}
