package org.cyberdojo.builder.distribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;

/**
 * A service of the command as an image is to be made of it.
 *
 * @param name with its tag
 * @param words what the command is told, {@code runner serve}; whoever runs the image may tell it
 *     something else
 * @param port that it listens on
 * @param created when the image is made
 * @param commit that the command was built from; empty when that is not known
 */
public record ServiceImage(
    ImageName name, List<String> words, int port, Instant created, Optional<CommitSha> commit) {

  public ServiceImage {
    words = List.copyOf(words);
  }
}
