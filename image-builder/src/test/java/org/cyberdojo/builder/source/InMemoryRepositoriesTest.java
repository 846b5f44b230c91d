package org.cyberdojo.builder.source;

import java.util.List;
import org.cyberdojo.manifest.tree.MemoryTree;

class InMemoryRepositoriesTest extends SourceRepositoriesContract {

  private static final String URL = "https://example.com/repo";
  private static final String FIRST = "1".repeat(40);
  private static final String SECOND = "2".repeat(40);

  @Override
  protected SourceRepositories repositories() {
    return new InMemoryRepositories()
        .commit(URL, FIRST, MemoryTree.builder().file("a", "1").build())
        .commit(URL, SECOND, MemoryTree.builder().file("a", "1").file("b", "2").build());
  }

  @Override
  protected String url() {
    return URL;
  }

  @Override
  protected List<String> commits() {
    return List.of(SECOND, FIRST);
  }

  @Override
  protected String missingUrl() {
    return "https://example.com/none";
  }
}
