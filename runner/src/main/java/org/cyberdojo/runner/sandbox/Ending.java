package org.cyberdojo.runner.sandbox;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import org.cyberdojo.runner.content.TextContent;

/** How a run in a sandbox ended. */
public sealed interface Ending {

  /**
   * cyber-dojo.sh ended by itself.
   *
   * @param status 0 to 255; empty when what came out did not say
   * @param stdout what it printed
   * @param stderr what it printed
   * @param files the text files that it left
   */
  record Ended(OptionalInt status, TextContent stdout, TextContent stderr, TextFiles files)
      implements Ending {}

  /** The time was over. */
  record TimedOut() implements Ending {}

  /**
   * The container never came to run cyber-dojo.sh.
   *
   * @param reason in words, the container's own among them
   */
  record NeverBegan(String reason) implements Ending {}

  /**
   * cyber-dojo.sh began, and nothing that can be read came out.
   *
   * @param reason in words, the container's own among them
   */
  record Unreadable(String reason) implements Ending {}

  /**
   * The text files that a run left under {@code /sandbox}.
   *
   * @param created names that were not sent, the first 16 sorted
   * @param changed names that were sent, with another content now
   * @param fault why some may be missing; empty when all are here
   */
  record TextFiles(
      SequencedMap<String, TextContent> created,
      SequencedMap<String, TextContent> changed,
      Optional<String> fault) {

    /** Of a run whose files were not asked for. */
    static final TextFiles NONE =
        new TextFiles(new LinkedHashMap<>(), new LinkedHashMap<>(), Optional.empty());

    public TextFiles {
      created = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(created));
      changed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(changed));
    }
  }
}
