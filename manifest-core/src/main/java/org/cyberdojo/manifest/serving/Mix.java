package org.cyberdojo.manifest.serving;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What someone practises: an exercise in a language. */
public final class Mix {

  private Mix() {}

  /**
   * The language's served manifest with the exercise's visible files added, which win over the
   * language's, and {@code exercise} set to the exercise's display name. The image stays the
   * language's.
   *
   * @return the caller's own; neither argument is changed
   */
  public static ObjectNode of(ObjectNode language, ObjectNode exercise) {
    ObjectNode mix = language.deepCopy();
    if (exercise.path("visible_files").deepCopy() instanceof ObjectNode files) {
      mix.withObjectProperty("visible_files").setAll(files);
    }
    JsonNode name = exercise.path("display_name");
    return mix.put("exercise", name.textValue());
  }
}
