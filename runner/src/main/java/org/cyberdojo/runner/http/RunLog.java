package org.cyberdojo.runner.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import org.cyberdojo.engine.image.ImageId;
import org.cyberdojo.runner.run.RunObserver;
import org.cyberdojo.runner.run.RunRecord;

/** The runner's own record: a JSON line for each run, with the very image that was run. */
final class RunLog implements RunObserver {

  private final PrintStream out;

  RunLog(PrintStream out) {
    this.out = out;
  }

  @Override
  public void ended(RunRecord run) {
    ObjectNode line = JsonNodeFactory.instance.objectNode();
    line.put("time", run.at().toString())
        .put("run", "cyber-dojo.sh")
        .put("id", run.id())
        .put("image_name", run.image().toString())
        .put("image_id", run.imageId().map(ImageId::text).orElse(""))
        .put("outcome", run.outcome().toString())
        .put("status", run.status())
        .put("waited_ms", run.waited().toMillis())
        .put("took_ms", run.took().toMillis())
        .put("warm", run.wasWarm());
    out.println(line);
  }
}
