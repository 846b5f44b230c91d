package org.cyberdojo.manifest.check;

import static org.cyberdojo.manifest.check.LanguageAndTestFrameworkRule.LANGUAGE;
import static org.cyberdojo.manifest.check.LanguageAndTestFrameworkRule.TEST_FRAMEWORK;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cyberdojo.manifest.startpoint.StartPointType;

/** The rules for each type of start-point, in the order in which their faults are told. */
final class Rules {

  private static final String DISPLAY_NAME = DisplayNameRule.KEY;
  private static final String VISIBLE_FILENAMES = VisibleFilenamesRule.KEY;
  private static final String HIDDEN_FILENAMES = "hidden_filenames";
  private static final String IMAGE_NAME = "image_name";
  private static final String FILENAME_EXTENSION = FilenameExtensionRule.KEY;
  private static final String HIGHLIGHT_FILENAMES = HighlightFilenamesRule.KEY;
  private static final String PROGRESS_REGEXS = "progress_regexs";
  private static final String RAG_LAMBDA = "rag_lambda";
  private static final String TAB_SIZE = "tab_size";
  private static final String MAX_SECONDS = "max_seconds";
  private static final String HARVEST_TEXT_FILES = HarvestTextFilesRule.KEY;

  private static final List<Rule> KEYS_OF_EXERCISES =
      List.of(
          new UnknownKeyRule(Set.of(DISPLAY_NAME, VISIBLE_FILENAMES)),
          new MissingKeyRule(DISPLAY_NAME),
          new MissingKeyRule(VISIBLE_FILENAMES));

  private static final List<Rule> KEYS_OF_OTHERS =
      List.of(
          new UnknownKeyRule(
              Set.of(
                  DISPLAY_NAME,
                  VISIBLE_FILENAMES,
                  HIDDEN_FILENAMES,
                  IMAGE_NAME,
                  FILENAME_EXTENSION,
                  HIGHLIGHT_FILENAMES,
                  PROGRESS_REGEXS,
                  RAG_LAMBDA,
                  TAB_SIZE,
                  MAX_SECONDS,
                  LANGUAGE,
                  TEST_FRAMEWORK,
                  HARVEST_TEXT_FILES)),
          new MissingKeyRule(DISPLAY_NAME),
          new MissingKeyRule(VISIBLE_FILENAMES),
          new MissingImageRule(),
          new MissingKeyRule(FILENAME_EXTENSION),
          new ImageNameRule());

  private static final List<Rule> NAMES =
      List.of(new DisplayNameRule(), new VisibleFilenamesRule(), new VisibleFilenameRule());

  private static final List<Rule> DUPLICATE_NAMES =
      List.of(
          new DuplicatesRule(
              VISIBLE_FILENAMES, FaultCode.VISIBLE_FILENAMES_DUPLICATES, Texts::isFilledArray));

  private static final List<Rule> OTHER_VALUES =
      List.of(
          new FilenameExtensionRule(),
          new StringsRule(
              HIDDEN_FILENAMES,
              FaultCode.HIDDEN_FILENAMES_NOT_STRINGS,
              Texts::areFilledTexts,
              "an Array of Strings"),
          new RegexpsRule(
              HIDDEN_FILENAMES, FaultCode.HIDDEN_FILENAME_NOT_REGEXP, Texts::areFilledTexts),
          new DuplicatesRule(
              HIDDEN_FILENAMES, FaultCode.HIDDEN_FILENAMES_DUPLICATES, Texts::areFilledTexts),
          new IntegerRule(
              TAB_SIZE, 8, FaultCode.TAB_SIZE_NOT_INTEGER, FaultCode.TAB_SIZE_OUT_OF_RANGE),
          new IntegerRule(
              MAX_SECONDS,
              20,
              FaultCode.MAX_SECONDS_NOT_INTEGER,
              FaultCode.MAX_SECONDS_OUT_OF_RANGE),
          new StringsRule(
              HIGHLIGHT_FILENAMES,
              FaultCode.HIGHLIGHT_FILENAMES_NOT_STRINGS,
              Texts::areFilledTexts,
              "an Array of Strings"),
          new HighlightFilenamesRule(),
          new DuplicatesRule(
              HIGHLIGHT_FILENAMES, FaultCode.HIGHLIGHT_FILENAMES_DUPLICATES, Texts::areFilledTexts),
          new StringsRule(
              PROGRESS_REGEXS,
              FaultCode.PROGRESS_REGEXS_NOT_TWO_STRINGS,
              Texts::areTwoFilledTexts,
              "an Array of 2 Strings"),
          new RegexpsRule(
              PROGRESS_REGEXS, FaultCode.PROGRESS_REGEX_NOT_REGEXP, Texts::areTwoFilledTexts),
          new RagLambdaRule(),
          new NameAndVersionRule(LANGUAGE, FaultCode.LANGUAGE_MALFORMED),
          new NameAndVersionRule(TEST_FRAMEWORK, FaultCode.TEST_FRAMEWORK_MALFORMED),
          new LanguageAndTestFrameworkRule(),
          new HarvestTextFilesRule());

  private static final List<Rule> OF_EXERCISES =
      joined(
          List.of(KEYS_OF_EXERCISES, NAMES, List.of(new CyberDojoShRule(false)), DUPLICATE_NAMES));

  private static final List<Rule> OF_CUSTOM =
      joined(List.of(KEYS_OF_OTHERS, NAMES, DUPLICATE_NAMES, OTHER_VALUES));

  private static final List<Rule> OF_LANGUAGES =
      joined(
          List.of(
              KEYS_OF_OTHERS,
              NAMES,
              List.of(new CyberDojoShRule(true)),
              DUPLICATE_NAMES,
              OTHER_VALUES));

  private Rules() {}

  private static List<Rule> joined(List<List<Rule>> tables) {
    return tables.stream().flatMap(List::stream).toList();
  }

  /** What a manifest breaks of the rules for its type, found as the stream is read. */
  static Stream<Fault> check(StartPointType type, Manifest manifest) {
    return of(type).stream().flatMap(rule -> rule.check(manifest));
  }

  private static List<Rule> of(StartPointType type) {
    return switch (type) {
      case EXERCISES -> OF_EXERCISES;
      case CUSTOM -> OF_CUSTOM;
      case LANGUAGES -> OF_LANGUAGES;
    };
  }
}
