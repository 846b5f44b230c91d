package org.cyberdojo.gate.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.cyberdojo.gate.file.UnreadableFileException;
import org.cyberdojo.gate.http.GateSettings;
import org.cyberdojo.gate.http.services.HttpServices;
import org.cyberdojo.gate.policy.Policy;
import org.cyberdojo.gate.policy.PolicyReader;
import org.cyberdojo.gate.services.Services;
import org.cyberdojo.gate.services.ServicesReader;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.gate.yaml.MalformedYamlException;
import org.cyberdojo.manifest.environment.Environment;
import org.cyberdojo.manifest.environment.UnusableSettingException;

/**
 * A gate's settings as the environment has them: its policy, its services, where its store is, its
 * token.
 *
 * @param workingFolder what names of files are relative to
 */
record GateEnvironment(Environment environment, Path workingFolder) {

  private static final int LEAST_TOKEN = 16;

  /**
   * The settings.
   *
   * @throws UnusableSettingException naming the variable that cannot be used
   * @throws UnreadableFileException when a file that is named cannot be read
   * @throws MalformedYamlException when it does not say what it should
   */
  GateSettings settings() {
    GateSettings standard = GateSettings.of(store());
    GateSettings settings =
        standard
            .withPolicy(policy())
            .showing(services())
            .onPort(environment.port(standard.port()))
            .onHost(environment.text(GateProgram.HOST).orElse(standard.host()));
    Optional<String> token = environment.text(GateProgram.TOKEN).map(String::strip);
    if (token.isPresent()) {
      settings = settings.withToken(longEnough(token.get()));
    }
    return environment.isOn(GateProgram.CLOSED) ? settings.withReadingClosed() : settings;
  }

  private StoreLocation store() {
    Optional<String> text = environment.text(GateProgram.STORE);
    if (text.isEmpty()) {
      return StoreLocation.ofFile(usualFolder().resolve("catalog.db"));
    }
    try {
      return text.get().startsWith("jdbc:")
          ? StoreLocation.parse(text.get())
          : StoreLocation.ofFile(workingFolder.resolve(text.get()));
    } catch (IllegalArgumentException e) {
      throw new UnusableSettingException(GateProgram.STORE, String.valueOf(e.getMessage()));
    }
  }

  private Path usualFolder() {
    Path folder = environment.data();
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UnusableSettingException(
          GateProgram.STORE,
          "it is not set, and its usual folder %s cannot be made: %s".formatted(folder, e));
    }
  }

  private Policy policy() {
    return file(GateProgram.POLICY).map(PolicyReader::read).orElseGet(Policy::standard);
  }

  private Services services() {
    return file(GateProgram.SERVICES)
        .map(ServicesReader::read)
        .<Services>map(HttpServices::new)
        .orElseGet(Services::none);
  }

  private Optional<Path> file(String name) {
    return environment.text(name).map(workingFolder::resolve);
  }

  private static String longEnough(String token) {
    if (token.length() < LEAST_TOKEN) {
      throw new UnusableSettingException(
          GateProgram.TOKEN,
          "it has %d characters, and needs %d at least; make one with 'openssl rand -base64 32'"
              .formatted(token.length(), LEAST_TOKEN));
    }
    return token;
  }
}
