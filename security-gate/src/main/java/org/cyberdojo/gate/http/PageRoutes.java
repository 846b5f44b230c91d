package org.cyberdojo.gate.http;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cyberdojo.gate.catalog.Recent;
import org.cyberdojo.gate.page.ShasJson;
import org.cyberdojo.gate.page.ShasQuery;
import org.cyberdojo.gate.page.ShasView;
import org.cyberdojo.gate.page.ShasViews;
import org.cyberdojo.http.Answer;
import org.cyberdojo.http.RequestHead;
import org.cyberdojo.http.Route;

/** {@code /shas}, {@code /shas.json}, and all that the page loads. */
final class PageRoutes {

  /** Somebody who reloads, and everybody else who looks, gets the page that was just made. */
  private static final Duration KEEP = Duration.ofSeconds(2);

  private static final int MOST_KEPT = 32;
  private static final int MOST_AT_ONCE = 8;
  private static final int FOUND_ELSEWHERE = 302;

  private final ShasViews views;
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final Recent<ShasQuery, Answer> pages = new Recent<>(MOST_KEPT, KEEP);

  PageRoutes(ShasViews views) {
    this.views = views;
  }

  List<Route> all(Guarded guarded, Doors doors) {
    List<Route> routes = new ArrayList<>(PageAssets.all());
    routes.add(
        Route.blocking("/shas", guarded.of(call -> page(query(call))))
            .ignoringBody()
            .withMostAtOnce(MOST_AT_ONCE)
            .guardedBy(doors.reading()));
    routes.add(
        Route.blocking(
                "/shas.json",
                guarded.of(call -> Answer.json(ShasJson.of(views.view(query(call)))).prepared()))
            .ignoringBody()
            .withMostAtOnce(MOST_AT_ONCE)
            .guardedBy(doors.reading()));
    routes.add(Route.ready("/", elsewhere()).ignoringBody());
    return routes;
  }

  /** Forgets the pages that were made: the catalog has changed. */
  void forget() {
    pages.forget();
  }

  private static ShasQuery query(RequestHead head) {
    return ShasQuery.of(
        head.query("tab").orElse(""),
        head.query("q").orElse(""),
        head.query("image").orElse(""),
        head.query("verdict").orElse(""),
        head.query("sort").orElse(""));
  }

  private Answer page(ShasQuery query) {
    return pages.get(query, asked -> render(views.view(asked)));
  }

  private Answer render(ShasView view) {
    StringOutput page = new StringOutput();
    templates.render("shas.jte", view, page);
    return Answer.html(page.toString()).prepared();
  }

  private static Answer elsewhere() {
    return Answer.text("The page is at /shas\n")
        .withStatus(FOUND_ELSEWHERE)
        .withHeader("Location", "/shas");
  }
}
