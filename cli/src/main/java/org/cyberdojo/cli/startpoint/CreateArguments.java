package org.cyberdojo.cli.startpoint;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * What {@code start-point create} was asked for: {@code <name> --<type> <url>...}.
 *
 * @param name the image to make
 * @param type what the repositories hold
 * @param urls where the repositories are, as given, at least one, each once
 */
record CreateArguments(ImageName name, StartPointType type, List<String> urls) {

  /**
   * Reads the words behind {@code create}, without the options that are ours.
   *
   * @throws CommandFailure with the statuses 4 to 14 when they are not {@code <name> --<type>
   *     <url>...}
   */
  static CreateArguments parse(List<String> words) {
    requireNoOptions(words);
    requireNameFirst(words);
    StartPointType type = typeOf(words);
    List<String> urls = words.subList(2, words.size());
    requireUrls(type, urls);
    requireNoDuplicates(type, urls);
    return new CreateArguments(imageName(words.getFirst()), type, List.copyOf(urls));
  }

  private static void requireNoOptions(List<String> words) {
    List<String> unknown =
        words.stream().filter(word -> word.startsWith("-") && asType(word).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw CommandFailure.ofLines(
          1, unknown.stream().map(word -> "ERROR: unknown argument [" + word + "]").toList());
    }
  }

  private static void requireNameFirst(List<String> words) {
    asType(words.getFirst())
        .ifPresent(
            type -> {
              throw CommandFailure.of(
                  switch (type) {
                    case CUSTOM -> 4;
                    case EXERCISES -> 5;
                    case LANGUAGES -> 6;
                  },
                  type.option() + " requires preceding <image_name>");
            });
  }

  private static StartPointType typeOf(List<String> words) {
    return words.stream()
        .skip(1)
        .findFirst()
        .flatMap(CreateArguments::asType)
        .orElseThrow(
            () ->
                CommandFailure.of(
                    7, "<image-name> must be followed by one of --custom/--exercises/--languages"));
  }

  private static void requireUrls(StartPointType type, List<String> urls) {
    if (urls.isEmpty()) {
      throw CommandFailure.of(
          switch (type) {
            case CUSTOM -> 8;
            case EXERCISES -> 9;
            case LANGUAGES -> 10;
          },
          type.option() + " requires at least one <git-repo-url>");
    }
  }

  private static void requireNoDuplicates(StartPointType type, List<String> urls) {
    Set<String> once = new LinkedHashSet<>();
    Set<String> again = new LinkedHashSet<>();
    urls.stream().filter(url -> !once.add(url)).forEach(again::add);
    if (!again.isEmpty()) {
      throw CommandFailure.of(
          switch (type) {
            case CUSTOM -> 11;
            case EXERCISES -> 12;
            case LANGUAGES -> 13;
          },
          type.option() + " duplicated git-repo-urls",
          inOrder(urls, again));
    }
  }

  private static String[] inOrder(List<String> urls, Set<String> duplicates) {
    List<String> lines = new ArrayList<>(new LinkedHashSet<>(urls));
    lines.retainAll(duplicates);
    return lines.stream().map(RepositoryUrl::withoutUserInfo).toArray(String[]::new);
  }

  private static ImageName imageName(String text) {
    if (!ImageName.isWellFormed(text) || ImageName.parse(text).digest().isPresent()) {
      throw CommandFailure.of(14, "malformed <image-name> " + text);
    }
    return ImageName.parse(text);
  }

  private static Optional<StartPointType> asType(String word) {
    return word.startsWith("--") ? StartPointType.of(word.substring(2)) : Optional.empty();
  }
}
