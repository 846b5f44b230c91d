package org.cyberdojo.builder.dependents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.cyberdojo.manifest.image.CanonicalName;
import org.cyberdojo.manifest.image.ImageName;

/** LTF repositories and who is built on whom. A graph that exists has no circle. Immutable. */
public final class DependencyGraph {

  private final List<LtfRepository> repositories;
  private final Map<ImageName, LtfRepository> byImage;
  private final Map<LtfRepository, List<LtfRepository>> dependents;

  private DependencyGraph(
      List<LtfRepository> repositories,
      Map<ImageName, LtfRepository> byImage,
      Map<LtfRepository, List<LtfRepository>> dependents) {
    this.repositories = repositories;
    this.byImage = byImage;
    this.dependents = dependents;
  }

  /**
   * The graph of some repositories, whatever their order is.
   *
   * @throws BadGraphException when two build the same image, or they stand on each other in a
   *     circle
   */
  public static DependencyGraph of(List<LtfRepository> unsorted) {
    List<LtfRepository> repositories =
        unsorted.stream()
            .sorted(Comparator.comparing(repository -> repository.image().toString()))
            .toList();
    Map<ImageName, LtfRepository> byImage = byImage(repositories);
    DependencyGraph graph =
        new DependencyGraph(repositories, byImage, dependents(repositories, byImage));
    graph.requireNoCircle();
    return graph;
  }

  private static Map<ImageName, LtfRepository> byImage(List<LtfRepository> repositories) {
    Map<ImageName, List<LtfRepository>> all =
        repositories.stream()
            .collect(
                Collectors.groupingBy(
                    repository -> CanonicalName.repository(repository.image()),
                    () -> new TreeMap<>(Comparator.comparing(ImageName::toString)),
                    Collectors.toList()));
    List<String> faults =
        all.values().stream()
            .filter(same -> same.size() > 1)
            .map(
                same ->
                    same.getFirst().image()
                        + " is built by more than one repository: "
                        + same.stream()
                            .map(repository -> repository.address().toString())
                            .collect(Collectors.joining(" and ")))
            .toList();
    if (!faults.isEmpty()) {
      throw new BadGraphException(faults);
    }
    Map<ImageName, LtfRepository> byImage = new HashMap<>();
    all.forEach((key, same) -> byImage.put(key, same.getFirst()));
    return byImage;
  }

  private static Map<LtfRepository, List<LtfRepository>> dependents(
      List<LtfRepository> repositories, Map<ImageName, LtfRepository> byImage) {
    Map<LtfRepository, List<LtfRepository>> dependents = new HashMap<>();
    for (LtfRepository repository : repositories) {
      repository.bases().stream()
          .map(base -> Optional.ofNullable(byImage.get(CanonicalName.repository(base))))
          .flatMap(Optional::stream)
          .distinct()
          .forEach(
              base -> dependents.computeIfAbsent(base, _ -> new ArrayList<>()).add(repository));
    }
    return dependents;
  }

  /** All of them, by the names of their images. */
  public List<LtfRepository> repositories() {
    return repositories;
  }

  /** The repository that builds an image, whatever the tag is. */
  public Optional<LtfRepository> builderOf(ImageName image) {
    return Optional.ofNullable(byImage.get(CanonicalName.repository(image)));
  }

  /** Those that are built right on a repository's image, by the names of their own. */
  public List<LtfRepository> dependentsOf(LtfRepository repository) {
    return dependents.getOrDefault(repository, List.of());
  }

  /** Those that are built right on an image, which may be one that none of them builds. */
  public List<LtfRepository> dependentsOf(ImageName image) {
    return repositories.stream().filter(repository -> repository.isBuiltOn(image)).toList();
  }

  /** The repositories that build what a repository is built on. */
  public List<LtfRepository> basesOf(LtfRepository repository) {
    return repository.bases().stream()
        .map(this::builderOf)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private void requireNoCircle() {
    Map<LtfRepository, Integer> waitsFor = new HashMap<>();
    repositories.forEach(repository -> waitsFor.put(repository, basesOf(repository).size()));
    Deque<LtfRepository> free = new ArrayDeque<>();
    repositories.stream().filter(each -> basesOf(each).isEmpty()).forEach(free::add);
    while (!free.isEmpty()) {
      LtfRepository repository = free.remove();
      waitsFor.remove(repository);
      for (LtfRepository dependent : dependentsOf(repository)) {
        if (waitsFor.merge(dependent, -1, Integer::sum) == 0) {
          free.add(dependent);
        }
      }
    }
    repositories.stream()
        .filter(waitsFor::containsKey)
        .findFirst()
        .ifPresent(
            stuck -> {
              throw new BadGraphException(List.of(circle(stuck, waitsFor)));
            });
  }

  /** Goes from base to base until one is met again: each that is stuck stands on one that is. */
  private String circle(LtfRepository stuck, Map<LtfRepository, Integer> waitsFor) {
    List<LtfRepository> way = new ArrayList<>();
    LtfRepository at = stuck;
    while (!way.contains(at)) {
      way.add(at);
      at = basesOf(at).stream().filter(waitsFor::containsKey).findFirst().orElseThrow();
    }
    List<LtfRepository> circle = new ArrayList<>(way.subList(way.indexOf(at), way.size()));
    circle.add(at);
    return "images are built on each other in a circle: "
        + circle.reversed().stream()
            .map(repository -> repository.image().toString())
            .collect(Collectors.joining(" -> "));
  }
}
