package org.cyberdojo.gate.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.cyberdojo.gate.catalog.ImageRecord;
import org.cyberdojo.gate.catalog.ImageReport;
import org.cyberdojo.gate.facts.CreationDate;
import org.cyberdojo.gate.http.RunningGate;
import org.cyberdojo.gate.risk.Finding;
import org.cyberdojo.gate.risk.MarkRequest;
import org.cyberdojo.gate.risk.RiskMark;
import org.cyberdojo.gate.risk.Severity;
import org.cyberdojo.gate.services.ServiceAddress;
import org.cyberdojo.gate.services.ServiceCommit;
import org.cyberdojo.gate.services.ServiceReport;
import org.cyberdojo.gate.store.Store;
import org.cyberdojo.gate.store.StoreLocation;
import org.cyberdojo.manifest.commit.CommitSha;
import org.cyberdojo.manifest.image.ImageName;
import org.cyberdojo.manifest.source.RepositoryUrl;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The shas page in a real browser, with the real languages, 50 tags of each. */
class ShasPageIT {

  private static final Instant NOW = RunningGate.NOW;
  private static final int TAGS = 50;
  private static final int LANGUAGES = 83;
  private static final String SHA = "0123456789abcdef0123456789abcdef01234567";
  private static final String HOSTILE =
      "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">";

  private static Chromium chromium;
  private static RunningGate gate;
  private static List<ImageReport> reports;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private BrowserContext context;
  private Page page;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    chromium = Chromium.start();
    reports = new RealLanguages(NOW).reports(TAGS);
    try (Store store = Store.open(StoreLocation.ofFile(folder.resolve("catalog.db")))) {
      store.catalog().record(reports, NOW);
      ImageName marked = reports.getFirst().record().image();
      Finding finding =
          new Finding(
              Severity.CRITICAL, "a hole " + HOSTILE, Optional.of(HOSTILE), Optional.empty());
      store
          .riskMarks()
          .add(
              new MarkRequest(
                  marked, finding, HOSTILE, RiskMark.BY_HAND, NOW.plus(Duration.ofDays(9))),
              NOW);
      store.catalog().record(new ImageReport(hostile(), List.of(), "a test"), NOW);
      ImageRecord other = ImageRecord.of(marked).withDigest("sha256:" + "f".repeat(64));
      store.catalog().record(new ImageReport(other, List.of(), HOSTILE), NOW);
    }
    gate = new RunningGate(folder, settings -> settings.showing(() -> services()));
  }

  /** Everything that a label, a url or a tag may hold. */
  private static ImageRecord hostile() {
    return ImageRecord.of(ImageName.parse("evil.example:1/hostile__name:v1.0-_.x"))
        .withSource(
            CommitSha.of(SHA),
            RepositoryUrl.of("https://evil.example/\"><script>alert(1)</script>"))
        .withCreated(CreationDate.of(NOW.minus(Duration.ofDays(900)), HOSTILE))
        .withLabels(Map.of(HOSTILE, HOSTILE));
  }

  private static List<ServiceReport> services() {
    return List.of(
        new ServiceReport(
            new ServiceAddress(
                "runner",
                URI.create("http://runner:4597"),
                Optional.of(RepositoryUrl.of("https://github.com/cyber-dojo/runner")),
                Optional.of(ImageName.parse("cyberdojo/runner"))),
            new ServiceCommit.Known(CommitSha.of(SHA))),
        new ServiceReport(
            new ServiceAddress(
                HOSTILE, URI.create("http://x:1"), Optional.empty(), Optional.empty()),
            new ServiceCommit.Unknown("it does not answer")));
  }

  @AfterAll
  static void stop() {
    if (gate != null) {
      gate.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void open() {
    open(new Browser.NewContextOptions().setViewportSize(1280, 900));
  }

  private void open(Browser.NewContextOptions options) {
    context = chromium.browser().newContext(options);
    page = context.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onRequest(request -> requests.add(request.url()));
    page.onDialog(
        dialog -> {
          complaints.add("dialog: " + dialog.message());
          dialog.dismiss();
        });
  }

  private void reopen(Browser.NewContextOptions options) {
    context.close();
    open(options);
  }

  @AfterEach
  void nothing_was_complained_of_and_nothing_came_from_elsewhere() {
    context.close();
    assertThat(complaints).isEmpty();
    assertThat(requests).allMatch(url -> url.startsWith(gate.url()));
  }

  @Test
  void every_language_is_there_with_its_newest_tag_linked_to_its_commit() {
    page.navigate(gate.url() + "/shas");

    assertThat(visible("tr.newest")).hasCount(LANGUAGES + 1);
    assertThat(page.locator("tr.older")).hasCount(LANGUAGES * (TAGS - 1));
    Locator bats = group("bash_bats");
    assertThat(bats.locator("tr.newest .sha")).hasText("cc4f391");
    assertThat(bats.locator("tr.newest .sha"))
        .hasAttribute(
            "href",
            Pattern.compile(
                "https://github.com/cyber-dojo-start-points/bash-bats/commit/cc4f391[0-9a-f]{33}"));
    assertThat(bats.locator("tr.newest .s")).hasText("22.1 MB");
    assertThat(bats.locator("tr.newest td.r")).hasText("0.362");
    assertThat(bats.locator("tr.newest td.a")).hasText("0.376");
    assertThat(bats.locator("tr.newest td.g")).hasText("0.342");
  }

  @Test
  void the_two_tabs_are_changed_by_click_by_arrow_key_and_by_going_back() {
    page.navigate(gate.url() + "/shas");
    assertThat(page.locator("#services")).isHidden();

    page.getByRole(AriaRole.TAB).nth(1).click();
    assertThat(page.locator("#services")).isVisible();
    assertThat(page.locator("#languages")).isHidden();
    assertThat(page).hasURL(gate.url() + "/shas?tab=services");
    assertThat(page.locator("#services tbody tr").first())
        .containsText(Pattern.compile("runner\\s*0123456\\s*cyberdojo/runner:0123456"));
    assertThat(page.locator("#services .sha"))
        .hasAttribute("href", "https://github.com/cyber-dojo/runner/commit/" + SHA);
    assertThat(page.locator("#services tbody tr").last()).containsText("it does not answer");

    page.keyboard().press("ArrowLeft");
    assertThat(page.locator("#languages")).isVisible();
    page.goBack();
    assertThat(page.locator("#services")).isVisible();
  }

  @Test
  void search_finds_by_name_by_an_old_tag_and_by_sha_and_keeps_the_address() {
    page.navigate(gate.url() + "/shas");
    ImageRecord old = reports.get(TAGS * 3 + 17).record();

    page.keyboard().press("/");
    assertThat(page.locator("#q")).isFocused();
    page.keyboard().type("BASH_");
    assertThat(visible("tr.newest")).hasCount(3);
    assertThat(page.locator("#found")).hasText("3");
    assertThat(page).hasURL(gate.url() + "/shas?q=BASH_");

    page.locator("#q").fill(old.image().tag().orElseThrow());
    assertThat(visible("tr.newest")).hasCount(1);
    page.locator("#q").fill(old.sha().orElseThrow().text());
    assertThat(visible("tr.newest")).hasCount(1);
    page.locator("#q").fill("no such thing");
    assertThat(page.locator("#nothing")).isVisible();
    page.keyboard().press("Escape");
    assertThat(visible("tr.newest")).hasCount(LANGUAGES + 1);
  }

  @Test
  void a_verdict_is_said_in_words_with_its_reasons_and_can_be_filtered_by() {
    page.navigate(gate.url() + "/shas");
    page.locator(".chip.deny").click();

    assertThat(page.locator("tbody:not([hidden]) tr.newest .verdict").first()).hasText("deny");
    assertThat(group("bash_bats").locator(".rules").first()).hasText("risk");
    group("bash_bats").locator("summary").first().click();
    assertThat(group("bash_bats").locator(".why li").first())
        .containsText("marked as a critical risk: a hole " + HOSTILE);
  }

  @Test
  void a_page_that_was_asked_for_some_languages_shows_the_others_when_they_are_wanted() {
    page.navigate(gate.url() + "/shas?verdict=deny");
    page.locator(".chip[data-verdict='']").click();
    assertThat(page.locator("#found")).hasText(Integer.toString(LANGUAGES + 1));
    assertThat(page).hasURL(gate.url() + "/shas");

    page.navigate(gate.url() + "/shas?q=bash_");
    page.locator("#q").press("Escape");
    assertThat(page.locator("#found")).hasText(Integer.toString(LANGUAGES + 1));

    page.navigate(gate.url() + "/shas?q=zzz");
    page.locator("#q").fill("bash_b");
    assertThat(page.locator("#found")).hasText("1");
    assertThat(page.locator("tbody[data-name=bash_bats]")).isVisible();

    int asked = requests.size();
    page.navigate(gate.url() + "/shas?verdict=unheard-of&q=bash_%0Ab");
    page.waitForTimeout(1_000); // longer than the pause before it would be asked for again
    assertThat(
            requests.subList(asked, requests.size()).stream().filter(url -> url.contains("/shas?")))
        .hasSize(1);
  }

  @Test
  void a_click_on_a_head_sorts_and_another_turns_the_order_round() {
    page.navigate(gate.url() + "/shas");
    page.locator("[data-sort=name]").click();
    assertThat(page.locator("th.n").first()).hasAttribute("aria-sort", "ascending");
    assertThat(page.locator("tr.newest .name").first()).hasText("bash_bats");

    page.locator("[data-sort=name]").click();
    assertThat(page.locator("th.n").first()).hasAttribute("aria-sort", "descending");
    assertThat(page.locator("tr.newest .name").last()).hasText("bash_bats");

    page.locator("[data-sort=size]").click();
    List<Object> sizes = numbers("size");
    assertThat(sizes).isSortedAccordingTo((a, b) -> Double.compare(number(b), number(a)));
  }

  @Test
  void older_tags_are_unfolded_by_keyboard_with_a_plot_of_the_three_lights() {
    page.navigate(gate.url() + "/shas");
    Locator bats = group("bash_bats");
    assertThat(bats.locator("tr.older").first()).isHidden();

    bats.locator(".toggle").focus();
    page.keyboard().press("Enter");

    assertThat(bats.locator(".toggle")).hasAttribute("aria-expanded", "true");
    assertThat(bats.locator("tr.older").last()).isVisible();
    assertThat(bats.locator(".plot canvas")).isVisible();
    assertThat(coloursDrawn(bats)).contains("red", "amber", "green");
    assertThat(bats.locator(".chart"))
        .hasAttribute(
            "aria-label",
            Pattern.compile("Plot: seconds of the red, amber and green light over 50 tags.*"));

    page.keyboard().press("Enter");
    assertThat(bats.locator("tr.older").first()).isHidden();
    assertThat(bats.locator(".plot")).hasCount(0);
  }

  @Test
  void pointing_at_the_plot_tells_the_tag_and_its_seconds() {
    page.navigate(gate.url() + "/shas?image=ghcr.io/cyber-dojo-languages/bash_bats");
    Locator over = page.locator(".plot .u-over");
    over.hover(new Locator.HoverOptions().setPosition(over.boundingBox().width - 1, 20));

    assertThat(page.locator(".u-legend")).containsText("cc4f391");
    assertThat(page.locator(".u-legend")).containsText("0.362 s");
  }

  @Test
  void one_image_is_shown_with_the_reasons_of_each_tag() {
    page.navigate(gate.url() + "/shas");
    group("gcc_assert").locator(".name a").click();

    assertThat(page).hasURL(Pattern.compile(".*image=ghcr.io/cyber-dojo-languages/gcc_assert"));
    assertThat(visible("tr.older")).hasCount(TAGS - 1);
    Locator last = page.locator("tr.older").last();
    last.locator("summary").click();
    assertThat(last.locator(".why li").first())
        .containsText("days ago (from the builder); the limit is: at most 365");
  }

  @Test
  void what_is_hostile_is_shown_as_it_is_and_does_nothing() {
    page.navigate(gate.url() + "/shas");

    assertThat(group("hostile__name").locator(".newest .sha")).hasText("v1.0-_.x");
    assertThat(group("hostile__name").locator("a.sha")).hasCount(0);
    page.locator(".alarm summary").click();
    assertThat(page.locator(".alarm li")).containsText("by " + HOSTILE);
    page.locator("#tab-services").click();
    assertThat(page.locator("#services tbody th").last()).hasText(HOSTILE);
    page.navigate(gate.url() + "/shas?q=" + URLEncoder.encode(HOSTILE, UTF_8));
    assertThat(page.locator("#q")).hasValue(HOSTILE);
    assertThat(page).hasTitle("shas · cyber-dojo");
    assertThat(page.locator("img")).hasCount(0);
  }

  @Test
  void without_scripts_everything_is_there() {
    reopen(new Browser.NewContextOptions().setJavaScriptEnabled(false).setViewportSize(1280, 900));
    page.navigate(gate.url() + "/shas");
    assertThat(group("bash_bats").locator("tr.older").last()).isVisible();

    page.locator("#q").fill("bash_");
    page.getByText("Search", new Page.GetByTextOptions().setExact(true)).last().click();
    assertThat(page.locator("tr.newest")).hasCount(3);
    page.locator("thead th.n a").click();
    assertThat(page.locator("tr.newest .name").first()).hasText("bash_bats");
    page.locator("#tab-services").click();
    assertThat(page.locator("#services")).isVisible();
    assertThat(page.locator("#languages")).isHidden();
  }

  @Test
  void on_a_phone_nothing_has_to_be_pushed_sideways() {
    reopen(
        new Browser.NewContextOptions()
            .setViewportSize(390, 800)
            .setHasTouch(true)
            .setIsMobile(true));
    page.navigate(gate.url() + "/shas");
    group("bash_bats").locator(".toggle").tap();

    assertThat(group("bash_bats").locator(".plot canvas")).isVisible();
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(390);
    assertThat(group("bash_bats").locator(".newest .verdict")).isVisible();
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void a_screen_reader_and_weak_eyes_find_their_way(ColorScheme scheme) {
    // the checker's own script stands in no page of ours
    reopen(
        new Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setBypassCSP(true)
            .setViewportSize(1280, 900));
    page.navigate(gate.url() + "/shas?image=ghcr.io/cyber-dojo-languages/gcc_assert");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.navigate(gate.url() + "/shas?q=bash_b");
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
    page.locator("#tab-services").click();
    assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();

    String paper = (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
    assertThat(paper)
        .isEqualTo(scheme == ColorScheme.DARK ? "rgb(18, 22, 26)" : "rgb(246, 246, 243)");
  }

  @Test
  void it_looks_as_it_should() throws Exception {
    reopen(new Browser.NewContextOptions().setViewportSize(1280, 860).setDeviceScaleFactor(2));
    page.navigate(gate.url() + "/shas?q=asser");
    group("gcc_assert").locator(".toggle").click();
    assertThat(group("gcc_assert").locator(".plot canvas")).isVisible();

    Path picture = Path.of("target", "shas.png");
    page.screenshot(new Page.ScreenshotOptions().setPath(picture));
    assertThat(Files.size(picture)).isGreaterThan(50_000);
  }

  private Locator group(String name) {
    return page.locator("tbody[data-name='" + name + "']");
  }

  private Locator visible(String selector) {
    return page.locator(selector + ":visible");
  }

  @SuppressWarnings("unchecked") // the script gives a list
  private List<Object> numbers(String key) {
    return (List<Object>)
        page.evaluate(
            "[...document.querySelectorAll('.ltfs tbody')].map(group => Number(group.dataset."
                + key
                + "))");
  }

  private static double number(Object value) {
    return ((Number) value).doubleValue();
  }

  /** Which of the lights' colours are to be found in the picture. */
  @SuppressWarnings("unchecked") // the script gives a list
  private static List<String> coloursDrawn(Locator group) {
    return (List<String>)
        group
            .locator(".plot canvas")
            .evaluate(
                """
                canvas => {
                  const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
                  const style = getComputedStyle(document.documentElement);
                  return ['red', 'amber', 'green'].filter(name => {
                    const hex = style.getPropertyValue('--' + name).trim();
                    const colour = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
                    let found = 0;
                    for (let i = 0; i < pixels.length; i += 4) {
                      found += pixels[i + 3] > 200 && colour.every((value, j) => Math.abs(pixels[i + j] - value) < 8);
                    }
                    return found > 100;
                  });
                }
                """);
  }
}
