package org.cyberdojo.engine.container;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;

/** The containers that other tests run on keep the contract. */
class InMemoryContainersTest extends ContainersContract {

  private final InMemoryContainers containers =
      new InMemoryContainers().withImage("bash:1234567", InMemoryContainersTest::run);

  @Override
  protected Containers containers() {
    return containers;
  }

  @Override
  protected String image() {
    return "bash:1234567";
  }

  private static void run(
      ContainerRecipe recipe, InputStream in, OutputStream out, OutputStream err)
      throws IOException {
    switch (recipe.command().getFirst()) {
      case "cat" -> in.transferTo(out);
      case "sleep" -> sleep();
      default -> err.write(("no " + recipe.command().getLast()).getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Hears nothing, says nothing; its thread ends with the test. */
  private static void sleep() throws IOException {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }
}
