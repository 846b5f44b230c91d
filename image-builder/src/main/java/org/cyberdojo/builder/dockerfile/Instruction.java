package org.cyberdojo.builder.dockerfile;

import java.util.List;
import java.util.OptionalInt;

/**
 * One instruction of a Dockerfile, its continued lines joined.
 *
 * @param keyword in upper case: {@code FROM}
 * @param flags the leading words that begin with {@code --}, as written
 * @param arguments what follows keyword and flags, without outer white space
 * @param line its first line; the first line of the file is 1
 * @param end the first byte after it, its line end and its here-documents included
 * @param danglingEscape where an escape character continues a line although none follows
 * @param hereDocuments in their order
 * @param words the words of the arguments, split at white space outside quotes
 */
public record Instruction(
    String keyword,
    List<Word> flags,
    String arguments,
    int line,
    int end,
    OptionalInt danglingEscape,
    List<HereDocument> hereDocuments,
    List<Word> words) {

  public Instruction {
    flags = List.copyOf(flags);
    hereDocuments = List.copyOf(hereDocuments);
    words = List.copyOf(words);
  }

  boolean is(String name) {
    return keyword.equals(name);
  }
}
