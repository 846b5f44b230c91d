package org.cyberdojo.cli.ltf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.image.MalformedImageNameException;
import org.cyberdojo.manifest.json.JsonReading;
import org.cyberdojo.manifest.json.StrictJson;
import org.cyberdojo.manifest.resolve.ImageResolution;
import org.cyberdojo.manifest.resolve.ImageResolver;
import org.cyberdojo.manifest.source.SourceRepository;
import org.cyberdojo.manifest.startpoint.StartPointType;
import org.cyberdojo.manifest.tree.Finding;
import org.cyberdojo.manifest.tree.TreeLookup;

/**
 * Which start-point of a repository is checked, and in which image.
 *
 * @param folder of its manifest.json
 */
record LightsTarget(String folder, ImageName image) {

  private static final int UNUSABLE = 42;

  /**
   * Finds it.
   *
   * @param given the image that the command was told; empty for the one that the repository names
   * @throws CommandFailure when there is none
   */
  static LightsTarget of(SourceRepository source, Optional<String> given) {
    String folder = folder(source);
    return new LightsTarget(
        folder, given.map(LightsTarget::parse).orElseGet(() -> resolved(source, folder)));
  }

  private static String folder(SourceRepository source) {
    TreeLookup lookup = TreeLookup.in(source.tree());
    for (String folder : new String[] {"start_point", ""}) {
      if (lookup.find(folder, "manifest.json") instanceof Finding.File) {
        return folder;
      }
    }
    throw CommandFailure.of(
        UNUSABLE,
        "there is neither start_point/manifest.json nor manifest.json in " + source.url().text());
  }

  private static ImageName parse(String text) {
    try {
      return ImageName.parse(text);
    } catch (MalformedImageNameException e) {
      throw CommandFailure.of(UNUSABLE, String.valueOf(e.getMessage()));
    }
  }

  private static ImageName resolved(SourceRepository source, String folder) {
    String path = folder.isEmpty() ? "manifest.json" : folder + "/manifest.json";
    ImageResolution resolution =
        ImageResolver.of(StartPointType.LANGUAGES, source.tree())
            .resolve(path, manifest(source, path), source.sha());
    if (resolution instanceof ImageResolution.Named named) {
      return named.image();
    }
    throw CommandFailure.of(
        UNUSABLE, path + " does not say which image it runs in; name one by --image NAME");
  }

  private static ObjectNode manifest(SourceRepository source, String path) {
    if (TreeLookup.in(source.tree()).find(path) instanceof Finding.File(var file)
        && StrictJson.read(source.tree(), file) instanceof JsonReading.Good(ObjectNode manifest)) {
      return manifest;
    }
    throw CommandFailure.of(UNUSABLE, path + " is not a JSON object");
  }
}
