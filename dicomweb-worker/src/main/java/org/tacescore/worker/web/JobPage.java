package org.tacescore.worker.web;

import static org.tacescore.worker.web.Html.escape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * The pages: jobs with their scores or refusals, and what belongs to no study. Plain HTML that
 * loads itself anew; no script.
 */
final class JobPage {
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private final String version;
  private final ZoneId zone;
  private final PartTable parts;
  private final String frame = resource("page.html");

  JobPage(String version, ZoneId zone) {
    this.version = version;
    this.zone = zone;
    this.parts = new PartTable(zone);
  }

  static HttpAnswer style() {
    return new HttpAnswer(200, "text/css;charset=utf-8", resource("style.css"));
  }

  String render(List<JobView> jobs, List<OrphanView> orphans) {
    String list = orphans.isEmpty() ? "" : "<h2>Orphans</h2>" + orphans(orphans);
    return page(summary(jobs, orphans), "<h2>Jobs</h2>" + jobs(jobs) + list);
  }

  String renderOrphans(List<OrphanView> orphans) {
    String content =
        orphans.isEmpty()
            ? "<p class=\"empty\">Every segmentation has its images.</p>"
            : orphans(orphans);
    return page("<a href=\"/\">All jobs</a> · " + count(orphans), "<h2>Orphans</h2>" + content);
  }

  private String page(String summary, String content) {
    return frame
        .replace("{{summary}}", summary)
        .replace("{{version}}", escape(version))
        .replace("{{zone}}", escape(zone.getId()))
        .replace("{{content}}", content);
  }

  private static String summary(List<JobView> jobs, List<OrphanView> orphans) {
    long open = jobs.stream().filter(job -> !job.state().terminal()).count();
    long done = jobs.stream().filter(job -> job.state() == JobState.DONE).count();
    return "<b>%d</b> %s · <b>%d</b> open · <b>%d</b> scored · <a href=\"/orphans\">%s</a>"
        .formatted(jobs.size(), jobs.size() == 1 ? "job" : "jobs", open, done, count(orphans));
  }

  private static String count(List<OrphanView> orphans) {
    return "<b>%d</b> %s".formatted(orphans.size(), orphans.size() == 1 ? "orphan" : "orphans");
  }

  private String jobs(List<JobView> jobs) {
    return jobs.isEmpty()
        ? "<p class=\"empty\">No study has come in yet.</p>"
        : jobs.stream().map(this::job).collect(Collectors.joining());
  }

  private String job(JobView job) {
    return """
        <article>
        <header><span class="state %s">%s</span><h3>Patient %s</h3>%s</header>
        <dl><dt>Study</dt><dd class="uid">%s</dd>%s</dl>
        %s%s%s</article>
        """
        .formatted(
            job.state(),
            words(job.state().name()),
            escape(job.patientId().isEmpty() ? "(no ID)" : job.patientId()),
            time(job.updated()),
            escape(job.studyInstanceUid()),
            job.srSopInstanceUid()
                    .map(uid -> "<dt>Report</dt><dd class=\"uid\">" + escape(uid) + "</dd>")
                    .orElse("")
                + run(job.run()),
            fault(job),
            recipes(job),
            deliveries(job.deliveries()));
  }

  private static String run(RunView run) {
    return (run.priority() == 0 ? "" : "<dt>Priority</dt><dd>" + run.priority() + "</dd>")
        + run.worker().map(name -> "<dt>Worker</dt><dd>" + escape(name) + "</dd>").orElse("");
  }

  private static String fault(JobView job) {
    return (job.run().shadow()
            ? "<p class=\"superseded\"><b>Shadow mode.</b> The result is kept and was not sent.</p>"
            : "")
        + job.error().map(text -> "<p class=\"fault\">" + escape(text) + "</p>").orElse("")
        + job.superseded()
            .map(
                reason ->
                    "<p class=\"superseded\"><b>This result no longer counts.</b> %s.</p>"
                        .formatted(escape(capital(reason))))
            .orElse("");
  }

  private String recipes(JobView job) {
    if (job.recipes().isEmpty() && job.state() == JobState.WAITING_IMAGES) {
      return "<p class=\"lack\"><b>Waiting. No image series has come yet.</b></p>";
    }
    return job.recipes().stream()
        .map(recipe -> recipe(recipe, job.state()))
        .collect(Collectors.joining());
  }

  private String recipe(RecipeView recipe, JobState state) {
    return """
        <section><h4>%s <small>%s · %s</small></h4>%s%s%s%s</section>
        """
        .formatted(
            escape(recipe.recipe()),
            escape(recipe.version()),
            escape(recipe.status()),
            ScoreTables.render(recipe),
            recipe
                .refusal()
                .map(refusal -> state.terminal() ? refusal(refusal) : lack(refusal))
                .orElse(""),
            recipe.parts().stream().allMatch(PartView::present) ? "" : parts.render(recipe.parts()),
            list("warnings", recipe.warnings().stream().map(JobPage::warning).toList()));
  }

  private static String refusal(RefusalView refusal) {
    return reason("refusal", "", refusal);
  }

  /** What an open job waits for may still come: it is no refusal yet. */
  private static String lack(RefusalView missing) {
    return reason("lack", "Waiting. ", missing);
  }

  private static String reason(String style, String prefix, RefusalView refusal) {
    return """
        <p class="%s"><b>%s%s</b> <code>%s</code> <small>%sWho can mend it: %s. %s</small></p>
        """
        .formatted(
            style,
            prefix,
            escape(refusal.reason().sentence()),
            refusal.reason(),
            refusal.detail().isBlank() ? "" : escape(capital(refusal.detail())) + ". ",
            words(refusal.reason().mender().name()),
            escape(refusal.reason().remedy()));
  }

  /** A warning without the name that programs know it by. */
  private static String warning(String text) {
    return escape(text.replaceFirst("^[A-Z][A-Z_]+: ", ""));
  }

  private static String deliveries(List<DeliveryView> deliveries) {
    List<String> lines =
        deliveries.stream()
            .filter(delivery -> isReport(delivery) || !delivery.arrived())
            .map(JobPage::delivery)
            .toList();
    return list("deliveries", lines);
  }

  private static boolean isReport(DeliveryView delivery) {
    return delivery.object().equals("sr");
  }

  private static String delivery(DeliveryView delivery) {
    return "%s to %s: %s%s"
        .formatted(
            isReport(delivery) ? "Report" : escape(capital(delivery.object().replace('-', ' '))),
            escape(delivery.destination()),
            words(delivery.state()),
            delivery.detail().isEmpty() ? "" : " – " + escape(delivery.detail()));
  }

  private static String list(String style, List<String> items) {
    return items.isEmpty()
        ? ""
        : items.stream()
            .collect(Collectors.joining("<li>", "<ul class=\"" + style + "\"><li>", "</ul>"));
  }

  private String orphans(List<OrphanView> orphans) {
    return orphans.stream().map(this::orphan).collect(Collectors.joining());
  }

  private String orphan(OrphanView orphan) {
    return """
        <article><header><span class="state REFUSED">orphan</span><h3>%s</h3><small>since %s</small>\
        </header>
        <dl><dt>Object</dt><dd class="uid">%s</dd><dt>Study</dt><dd class="uid">%s</dd>\
        <dt>Refers to</dt><dd class="uid">%s</dd></dl>
        %s</article>
        """
        .formatted(
            escape(orphan.kind()),
            time(orphan.since()),
            escape(orphan.sopInstanceUid()),
            escape(orphan.studyInstanceUid().isEmpty() ? "–" : orphan.studyInstanceUid()),
            orphan.refersTo().isEmpty()
                ? "no series"
                : orphan.refersTo().stream()
                    .map(series -> escape(series.sentence()))
                    .collect(Collectors.joining("<br>")),
            refusal(orphan.refusal()));
  }

  private String time(Instant instant) {
    return "<time datetime=\"%s\">%s</time>".formatted(instant, TIME.format(instant.atZone(zone)));
  }

  static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String words(String name) {
    return escape(name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(JobPage.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
