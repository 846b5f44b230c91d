package org.cyberdojo.cli.command;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IHelpSectionRenderer;

/**
 * The help of all commands, as the build has laid it out. To lay out one page takes Java as long as
 * to start: half of that is to learn where the words of a language may be parted.
 *
 * <p>A page is what {@code --help} prints where there are colours. A command whose page is not
 * there lays it out itself.
 *
 * @param folder a file for each command, called as one types it
 */
public record HelpPages(Path folder) {

  private static final String PAGE = "page";
  private static final char ESCAPE = '\u001b';
  private static final char END_OF_ESCAPE = 'm';

  /** Lays out the pages of a command and of all below it. */
  public void write(CommandLine command) {
    try {
      Files.createDirectories(folder);
      Files.writeString(
          page(command.getCommandSpec().qualifiedName()), command.getUsageMessage(Ansi.ON));
    } catch (IOException e) {
      throw new UncheckedIOException("Tried to write the pages of help but failed", e);
    }
    command.getSubcommands().values().forEach(this::write);
  }

  /** Has a command, and all below it, show their pages. */
  public CommandLine shownBy(CommandLine command) {
    List<String> keys = command.getHelpSectionKeys();
    Map<String, IHelpSectionRenderer> sections = command.getHelpSectionMap();
    return command
        .setHelpSectionMap(Map.of(PAGE, help -> text(help, keys, sections)))
        .setHelpSectionKeys(List.of(PAGE));
  }

  private String text(Help help, List<String> keys, Map<String, IHelpSectionRenderer> sections) {
    try {
      String page = Files.readString(page(help.commandSpec().qualifiedName()));
      return help.ansi().enabled() ? page : withoutColours(page);
    } catch (IOException e) {
      StringBuilder text = new StringBuilder();
      keys.stream()
          .filter(sections::containsKey)
          .forEach(key -> text.append(requireNonNull(sections.get(key)).render(help)));
      return text.toString();
    }
  }

  private Path page(String command) {
    return folder.resolve(command);
  }

  private static String withoutColours(String page) {
    StringBuilder text = new StringBuilder(page.length());
    int from = 0;
    for (int escape = page.indexOf(ESCAPE); escape >= 0; escape = page.indexOf(ESCAPE, from)) {
      text.append(page, from, escape);
      from = page.indexOf(END_OF_ESCAPE, escape) + 1;
    }
    return text.append(page, from, page.length()).toString();
  }
}
