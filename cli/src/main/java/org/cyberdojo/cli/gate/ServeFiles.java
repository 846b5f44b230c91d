package org.cyberdojo.cli.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cyberdojo.cli.command.CommandFailure;
import org.cyberdojo.cli.command.Surroundings;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.http.services.HttpServices;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServicesReader;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.terminal.SafeText;
import picocli.CommandLine.Option;

/** What a gate reads at its start: its policy, its services, where its store is, its token. */
final class ServeFiles {

  private static final String STORE = "CYBER_DOJO_GATE_STORE";
  private static final int LEAST_TOKEN = 16;
  private static final int MOST_BYTES = 1 << 20;
  private static final Pattern PASSWORD =
      Pattern.compile("[?&]password=|//[^/@]*:[^/@]*@", Pattern.CASE_INSENSITIVE);

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "What is asked of images. Default: the standard policy.")
  private Optional<Path> policy = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "FILE|JDBC-URL",
      description =
          "A SQLite file, or a database's url. Default: CYBER_DOJO_GATE_STORE, else"
              + " $$XDG_DATA_HOME/cyber-dojo/catalog.db, where XDG_DATA_HOME is ~/.local/share if not set.")
  private Optional<String> store = Optional.empty();

  @Option(
      names = "--services",
      paramLabel = "FILE",
      description = "The services that the page's first tab asks for their commit.")
  private Optional<Path> services = Optional.empty();

  /**
   * The settings that come of it.
   *
   * @throws CommandFailure naming what cannot be used
   */
  GateSettings settings(Surroundings surroundings) {
    GateSettings settings =
        GateSettings.of(location(surroundings))
            .showing(new HttpServices(addresses(surroundings.workingFolder())));
    if (policy.isPresent()) {
      settings =
          settings.withPolicy(PolicyFile.read(surroundings.workingFolder().resolve(policy.get())));
    }
    Optional<String> token = surroundings.variable(GateAddress.TOKEN).map(String::strip);
    return token.isEmpty() ? settings : settings.withToken(longEnough(token.get()));
  }

  private StoreLocation location(Surroundings surroundings) {
    if (store.filter(text -> PASSWORD.matcher(text).find()).isPresent()) {
      throw CommandFailure.of(
          1,
          "--store has a password in it, which everybody on this machine can read; set "
              + STORE
              + " instead");
    }
    Optional<String> text = store.or(() -> surroundings.variable(STORE));
    try {
      return text.map(given -> given(surroundings, given)).orElseGet(() -> usual(surroundings));
    } catch (IllegalArgumentException e) {
      throw CommandFailure.of(1, String.valueOf(e.getMessage()));
    }
  }

  private static StoreLocation given(Surroundings surroundings, String text) {
    return text.startsWith("jdbc:")
        ? StoreLocation.parse(text)
        : StoreLocation.ofFile(surroundings.workingFolder().resolve(text));
  }

  private static StoreLocation usual(Surroundings surroundings) {
    Path folder = surroundings.data();
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw CommandFailure.of(
          1,
          "Tried to make the store's folder "
              + folder
              + " but failed because of "
              + e
              + "; say --store");
    }
    return StoreLocation.ofFile(folder.resolve("catalog.db"));
  }

  private List<ServiceAddress> addresses(Path workingFolder) {
    if (services.isEmpty()) {
      return List.of();
    }
    Path file = workingFolder.resolve(services.get());
    String text = SmallFile.text(file, MOST_BYTES, "list of services");
    try {
      return ServicesReader.read(file.toString(), text);
    } catch (MalformedYamlException e) {
      throw CommandFailure.ofLines(
          1,
          e.faults().stream()
              .map(fault -> "ERROR: " + SafeText.of(file + ": " + fault.sentence()))
              .toList());
    }
  }

  private static String longEnough(String token) {
    if (token.length() < LEAST_TOKEN) {
      throw CommandFailure.of(
          1,
          "%s has %d characters, and needs %d at least; make one with 'openssl rand -base64 32'"
              .formatted(GateAddress.TOKEN, token.length(), LEAST_TOKEN));
    }
    return token;
  }
}
