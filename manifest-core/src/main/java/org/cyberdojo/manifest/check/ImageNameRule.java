package org.cyberdojo.manifest.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.resolve.ImageResolution.BadImageName;
import org.cyberdojo.manifest.resolve.ImageResolution.BadImageNameFile;
import org.cyberdojo.manifest.resolve.ImageResolution.Conflict;
import org.cyberdojo.manifest.resolve.ImageResolution.Missing;
import org.cyberdojo.manifest.resolve.ImageResolution.Mixed;
import org.cyberdojo.manifest.resolve.ImageResolution.Named;

/** What names the image is an image name, and where two files name it they agree. */
record ImageNameRule() implements Rule {

  private static final String KEY = "image_name";

  @Override
  public Stream<Fault> check(Manifest manifest) {
    return switch (manifest.image()) {
      case Named _, Mixed _, Missing _ -> Stream.empty();
      case BadImageName(JsonNode value) -> Stream.of(badImageName(manifest, value));
      case Conflict(String file, ImageName there, ImageName here) ->
          Stream.of(
              manifest.fault(
                  FaultCode.IMAGE_NAME_CONFLICT,
                  "image_name \"%s\" is not the \"%s\" of %s".formatted(here, there, file),
                  KEY));
      case BadImageNameFile bad -> Stream.of(badFile(manifest, bad));
    };
  }

  private static Fault badImageName(Manifest manifest, JsonNode value) {
    return value.isTextual()
        ? manifest.fault(FaultCode.IMAGE_NAME_MALFORMED, "image_name is malformed", KEY)
        : manifest.fault(FaultCode.IMAGE_NAME_NOT_STRING, "image_name is not a String", KEY);
  }

  private static Fault badFile(Manifest manifest, BadImageNameFile bad) {
    return FileFault.of(manifest.findInRepository(bad.path()), bad.path())
        .map(escape -> manifest.fault(escape.code(), escape.text()))
        .orElseGet(() -> unreadable(manifest, bad));
  }

  private static Fault unreadable(Manifest manifest, BadImageNameFile bad) {
    String text = "bad " + bad.path() + ": " + bad.problem();
    return bad.value()
        .map(
            value ->
                manifest.faultWith(
                    FaultCode.IMAGE_NAME_FILE_BAD, text, Manifest.entryLine(KEY, value)))
        .orElseGet(() -> manifest.fault(FaultCode.IMAGE_NAME_FILE_BAD, text));
  }
}
