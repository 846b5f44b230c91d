package org.cyberdojo.builder.chain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import org.cyberdojo.builder.source.MalformedRepositoryException;
import org.cyberdojo.builder.source.RepositoryArgument;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Which repositories are built anew when one was published, where no FROM says so: a YAML mapping
 * from the name of a repository to the urls of its dependents, whose own names are the last parts
 * of their urls.
 *
 * @param dependents by the name of what they wait for
 */
public record Chain(SequencedMap<String, List<RepositoryArgument>> dependents) {

  private static final int MOST_CHARACTERS = 1 << 20;

  /**
   * Reads a chain.
   *
   * @param folder what a relative path is relative to
   * @throws BadChainException when it is none, or leads round in a circle
   */
  public static Chain parse(String text, Path folder) {
    if (text.length() > MOST_CHARACTERS) {
      throw new BadChainException("a chain has at most " + MOST_CHARACTERS + " characters");
    }
    if (!(loaded(text) instanceof Map<?, ?> map)) {
      throw new BadChainException("a chain maps names to lists of urls");
    }
    SequencedMap<String, List<RepositoryArgument>> dependents = new LinkedHashMap<>();
    map.forEach((name, urls) -> dependents.put(String.valueOf(name), urls(name, urls, folder)));
    Chain chain = new Chain(dependents);
    dependents.keySet().forEach(name -> chain.requireNoCircle(name, new ArrayList<>()));
    return chain;
  }

  private static Object loaded(String text) {
    try {
      Object loaded =
          new Load(LoadSettings.builder().setLabel("chain").build()).loadFromString(text);
      return loaded == null ? "" : loaded;
    } catch (YamlEngineException e) {
      throw new BadChainException("bad YAML: " + e.getMessage());
    }
  }

  private static List<RepositoryArgument> urls(Object name, Object urls, Path folder) {
    if (!(urls instanceof List<?> list)) {
      throw new BadChainException("\"" + name + "\" has no list of urls");
    }
    Set<Object> seen = new HashSet<>();
    List<RepositoryArgument> repositories = new ArrayList<>();
    for (Object url : list) {
      if (!(url instanceof String text) || !seen.add(text)) {
        throw new BadChainException("\"" + name + "\" has '" + url + "', no url or one twice");
      }
      repositories.add(repository(text, folder));
    }
    return List.copyOf(repositories);
  }

  private static RepositoryArgument repository(String text, Path folder) {
    try {
      return RepositoryArgument.parse(text, folder);
    } catch (MalformedRepositoryException e) {
      throw new BadChainException(String.valueOf(e.getMessage()));
    }
  }

  /**
   * Who waits for a repository.
   *
   * @throws BadChainException when the chain does not know the name
   */
  public List<RepositoryArgument> dependentsOf(String name) {
    List<RepositoryArgument> found = dependents.get(name);
    if (found == null) {
      throw new BadChainException(
          "the chain does not know \"" + name + "\"; it knows " + dependents.keySet());
    }
    return found;
  }

  private void requireNoCircle(String name, List<String> way) {
    if (way.contains(name)) {
      throw new BadChainException(
          "the chain leads round in a circle: "
              + String.join(" -> ", way.subList(way.indexOf(name), way.size()))
              + " -> "
              + name);
    }
    way.add(name);
    dependents.getOrDefault(name, List.of()).forEach(next -> requireNoCircle(nameOf(next), way));
    way.removeLast();
  }

  /** The name of a repository: the last part of its url. */
  public static String nameOf(RepositoryArgument repository) {
    String name = repository.url().lastSegment();
    return name.endsWith(".git") ? name.substring(0, name.length() - 4) : name;
  }
}
