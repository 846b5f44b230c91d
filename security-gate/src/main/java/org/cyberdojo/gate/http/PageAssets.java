package org.cyberdojo.gate.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;
import org.cyberdojo.gate.page.ShasView;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.Route;

/** The page's style, scripts and picture, and the plotting library, all from our own jars. */
final class PageAssets {

  private static final String CSS = "text/css; charset=utf-8";
  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";
  private static final String WEBJAR = "/META-INF/resources/webjars/uplot/";
  private static final String WEBJAR_VERSION =
      "/META-INF/maven/org.webjars.npm/uplot/pom.properties";

  private PageAssets() {}

  static List<Route> all() {
    String uplot = WEBJAR + uplotVersion() + "/dist/";
    return List.of(
        asset("/shas/shas.css", CSS, "shas.css"),
        asset("/shas/early.js", JAVASCRIPT, "early.js"),
        asset("/shas/shas.js", JAVASCRIPT, "shas.js"),
        asset("/shas/tabs.js", JAVASCRIPT, "tabs.js"),
        asset("/shas/list.js", JAVASCRIPT, "list.js"),
        asset("/shas/plots.js", JAVASCRIPT, "plots.js"),
        asset("/shas/icon.svg", "image/svg+xml", "icon.svg"),
        asset("/shas/uplot.js", JAVASCRIPT, uplot + "uPlot.iife.min.js"),
        asset("/shas/uplot.css", CSS, uplot + "uPlot.min.css"));
  }

  private static Route asset(String path, String contentType, String resource) {
    return Route.ready(path, Answer.of(contentType, bytes(resource)).prepared()).ignoringBody();
  }

  private static String uplotVersion() {
    Properties properties = new Properties();
    try (InputStream stream = open(WEBJAR_VERSION)) {
      properties.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty("version");
  }

  private static byte[] bytes(String resource) {
    try (InputStream stream = open(resource)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String resource) {
    InputStream stream = ShasView.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IllegalStateException("a part of the page is missing from the jars: " + resource);
    }
    return stream;
  }
}
