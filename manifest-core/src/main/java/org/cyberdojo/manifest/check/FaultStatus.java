package org.cyberdojo.manifest.check;

import org.cyberdojo.manifest.startpoint.StartPointType;

/**
 * The exit statuses that scripts know faults by. No rule knows its status; commands ask here when
 * they end.
 */
public final class FaultStatus {

  private FaultStatus() {}

  /** The exit status of a command whose first fault this is, never 0. */
  public static int of(StartPointType type, FaultCode code) {
    boolean isExercise = type == StartPointType.EXERCISES;
    return switch (code) {
      case NO_MANIFESTS -> 16;
      case BAD_JSON -> 17;
      case DUPLICATE_KEYS -> 18;
      case UNKNOWN_KEY -> isExercise ? 50 : 20;
      case MISSING_KEY -> isExercise ? 51 : 21;
      case IMAGE_MISSING -> 22;
      case IMAGE_NAME_MUTABLE -> 23;
      case IMAGE_DENIED -> 25;
      case IMAGE_NAME_NOT_STRING, IMAGE_NAME_MALFORMED, IMAGE_NAME_CONFLICT, IMAGE_NAME_FILE_BAD ->
          30;
      case DISPLAY_NAME_NOT_STRING, DISPLAY_NAME_EMPTY -> isExercise ? 60 : 31;
      case VISIBLE_FILENAMES_NOT_ARRAY,
          VISIBLE_FILENAMES_EMPTY,
          VISIBLE_FILENAME_NOT_STRING,
          VISIBLE_FILENAME_EMPTY,
          VISIBLE_FILENAME_NOT_PORTABLE,
          VISIBLE_FILENAME_LEADING_HYPHEN,
          VISIBLE_FILENAME_MISSING,
          VISIBLE_FILENAME_TOO_LARGE,
          VISIBLE_FILENAME_RESERVED,
          VISIBLE_FILENAMES_WITHOUT_CYBER_DOJO_SH,
          VISIBLE_FILENAMES_WITH_CYBER_DOJO_SH,
          VISIBLE_FILENAMES_DUPLICATES ->
          isExercise ? 61 : 32;
      case FILENAME_EXTENSION_NOT_STRINGS,
          FILENAME_EXTENSION_EMPTY,
          FILENAME_EXTENSION_WITHOUT_DOT,
          FILENAME_EXTENSION_ONLY_DOT,
          FILENAME_EXTENSION_DUPLICATES ->
          33;
      case HARVEST_TEXT_FILES_NOT_BOOLEAN -> 39;
      case HIDDEN_FILENAMES_NOT_STRINGS, HIDDEN_FILENAME_NOT_REGEXP, HIDDEN_FILENAMES_DUPLICATES ->
          40;
      case DISPLAY_NAME_DUPLICATE -> isExercise ? 90 : 40;
      case TAB_SIZE_NOT_INTEGER, TAB_SIZE_OUT_OF_RANGE -> 41;
      case MAX_SECONDS_NOT_INTEGER, MAX_SECONDS_OUT_OF_RANGE -> 42;
      case HIGHLIGHT_FILENAMES_NOT_STRINGS,
          HIGHLIGHT_FILENAME_NOT_VISIBLE,
          HIGHLIGHT_FILENAMES_DUPLICATES ->
          43;
      case PROGRESS_REGEXS_NOT_TWO_STRINGS, PROGRESS_REGEX_NOT_REGEXP -> 44;
      case RAG_LAMBDA_NOT_STRING,
          RAG_LAMBDA_EMPTY,
          RAG_LAMBDA_MISSING,
          RAG_LAMBDA_TOO_LARGE,
          RAG_LAMBDA_RESERVED ->
          45;
      case LANGUAGE_MALFORMED -> 46;
      case TEST_FRAMEWORK_MALFORMED -> 47;
      case LANGUAGE_XOR_TEST_FRAMEWORK -> 48;
      case FILE_LEAVES_REPOSITORY, FILE_IS_SPECIAL -> 49;
    };
  }
}
