package org.cyberdojo.runner.lights;

import java.util.LinkedHashMap;
import java.util.Map;
import org.cyberdojo.runner.rag.TrafficLight;

/**
 * The one change that should give a colour.
 *
 * @param filename of the file that is changed
 * @param from what is replaced, where it stands first
 * @param to what replaces it
 */
public record Substitution(String filename, String from, String to) {

  /** The text that start-points have in one of their files: a wrong answer to life. */
  static final String MARK = "6 * 9";

  static Substitution usual(TrafficLight light, String filename) {
    return new Substitution(
        filename,
        MARK,
        switch (light) {
          case RED -> MARK;
          case AMBER -> "6 * 9sd";
          case GREEN -> "6 * 7";
        });
  }

  /** The files with the change. */
  Map<String, String> in(Map<String, String> files) {
    String content = files.get(filename);
    if (content == null) {
      throw new UncheckableStartPointException(
          "options.json names " + filename + ", which is not one of the visible files");
    }
    int start = content.indexOf(from);
    if (start < 0) {
      throw new UncheckableStartPointException(
          filename + " does not have the text '" + from + "' that options.json replaces");
    }
    Map<String, String> changed = new LinkedHashMap<>(files);
    changed.put(
        filename, content.substring(0, start) + to + content.substring(start + from.length()));
    return changed;
  }
}
