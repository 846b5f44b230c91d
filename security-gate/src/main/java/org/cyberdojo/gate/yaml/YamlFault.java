package org.cyberdojo.gate.yaml;

/**
 * One thing that is wrong in a YAML file.
 *
 * @param line where, from 1 up
 * @param path the key that it is about, {@code rules.max-age.days}; empty for the file as a whole
 * @param fact what is wrong
 * @param hint what to write instead
 */
public record YamlFault(int line, String path, String fact, String hint) {

  /** All of it on one line, without the file's name. */
  public String sentence() {
    String subject = path.isEmpty() ? fact : path + " " + fact;
    return "line " + line + ": " + subject + "; " + hint;
  }
}
