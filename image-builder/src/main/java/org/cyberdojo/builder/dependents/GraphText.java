package org.cyberdojo.builder.dependents;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cyberdojo.manifest.image.ImageName;

/** A graph as people and programs read it. Each text ends without a line end. */
public final class GraphText {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private GraphText() {}

  /**
   * A tree for each image that none of them builds the base of: dependents are indented. What has
   * been shown with its dependents is not shown with them again.
   */
  public static String tree(DependencyGraph graph) {
    List<String> lines = new ArrayList<>();
    Set<LtfRepository> shown = new HashSet<>();
    graph.repositories().stream()
        .filter(repository -> graph.basesOf(repository).isEmpty())
        .forEach(root -> branch(graph, root, 0, lines, shown));
    return String.join("\n", lines);
  }

  private static void branch(
      DependencyGraph graph,
      LtfRepository repository,
      int depth,
      List<String> lines,
      Set<LtfRepository> shown) {
    boolean isNew = shown.add(repository);
    List<LtfRepository> dependents = graph.dependentsOf(repository);
    lines.add(
        "  ".repeat(depth)
            + repository.image()
            + "  "
            + repository.address()
            + (isNew || dependents.isEmpty() ? "" : "  (see above)"));
    if (isNew) {
      dependents.forEach(dependent -> branch(graph, dependent, depth + 1, lines, shown));
    }
  }

  /** {@code {"images":[{"image","url","sha","bases":[…],"dependents":[…]},…]}}. */
  public static String json(DependencyGraph graph) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode images = root.putArray("images");
    for (LtfRepository repository : graph.repositories()) {
      ObjectNode image = images.addObject();
      image.put("image", repository.image().toString());
      image.put("url", repository.address().toString());
      image.put("sha", repository.commit().text());
      ArrayNode bases = image.putArray("bases");
      repository.bases().forEach(base -> bases.add(base.toString()));
      ArrayNode dependents = image.putArray("dependents");
      graph
          .dependentsOf(repository)
          .forEach(dependent -> dependents.add(dependent.image().toString()));
    }
    try {
      return JSON.writeValueAsString(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings can be written", e);
    }
  }

  /** For Graphviz: arrows lead from an image to those that are built on it. */
  public static String dot(DependencyGraph graph) {
    List<String> lines = new ArrayList<>();
    lines.add("digraph dependents {");
    lines.add("  rankdir=LR;");
    for (LtfRepository repository : graph.repositories()) {
      lines.add(
          "  %s [URL=%s];"
              .formatted(
                  quoted(repository.image().toString()), quoted(repository.address().toString())));
    }
    for (LtfRepository repository : graph.repositories()) {
      for (ImageName base : repository.bases()) {
        String from = graph.builderOf(base).map(LtfRepository::image).orElse(base).toString();
        lines.add("  %s -> %s;".formatted(quoted(from), quoted(repository.image().toString())));
      }
    }
    lines.add("}");
    return String.join("\n", lines);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
