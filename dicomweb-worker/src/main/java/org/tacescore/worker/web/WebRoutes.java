package org.tacescore.worker.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpStatus;

/** The routes by which people and programs read the worker. */
public final class WebRoutes {
  private final JobBoard board;
  private final WorkerStatus status;
  private final JobPage page;

  private WebRoutes(JobBoard board, WorkerStatus status, ZoneId zone) {
    this.board = board;
    this.status = status;
    this.page = new JobPage(status.version(), zone);
  }

  /**
   * All routes of the page, the API and the health checks.
   *
   * @param zone the zone in which the page shows times
   */
  public static List<Route> of(JobBoard board, WorkerStatus status, ZoneId zone) {
    WebRoutes web = new WebRoutes(board, status, zone);
    return List.of(
        new Route("GET", "/", call -> web.page()),
        new Route("GET", "/orphans", call -> web.orphansPage()),
        new Route("GET", "/style.css", call -> JobPage.style()),
        new Route("GET", "/health/live", call -> HttpAnswer.json(200, "{\"status\":\"live\"}")),
        new Route("GET", "/health/ready", call -> web.ready()),
        new Route("GET", "/api/v1/status", call -> web.status()),
        new Route("GET", "/api/v1/orphans", call -> web.orphans()),
        new Route("GET", "/api/v1/jobs", call -> web.jobs()),
        new Route("GET", "/api/v1/jobs/{id}", web::job));
  }

  private HttpAnswer page() {
    return new HttpAnswer(
        HttpStatus.OK_200, "text/html;charset=utf-8", page.render(board.jobs(), board.orphans()));
  }

  private HttpAnswer ready() {
    return board.ready()
        ? HttpAnswer.json(HttpStatus.OK_200, "{\"status\":\"ready\"}")
        : HttpAnswer.json(HttpStatus.SERVICE_UNAVAILABLE_503, "{\"status\":\"not ready\"}");
  }

  private HttpAnswer status() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("version", status.version()).put("research_use_only", true);
    ArrayNode recipes = answer.putArray("recipes");
    status.recipes().forEach(recipes::add);
    ObjectNode queue = answer.putObject("queue");
    counts().forEach((state, count) -> queue.put(state.name(), count));
    return HttpAnswer.json(HttpStatus.OK_200, answer.toString());
  }

  private Map<JobState, Long> counts() {
    return board.jobs().stream()
        .map(JobView::state)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private HttpAnswer jobs() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("research_use_only", true);
    ArrayNode jobs = answer.putArray("jobs");
    board.jobs().forEach(job -> jobs.add(JobJson.of(job)));
    addOrphans(answer);
    return HttpAnswer.json(HttpStatus.OK_200, answer.toString());
  }

  private HttpAnswer orphans() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("research_use_only", true);
    addOrphans(answer);
    return HttpAnswer.json(HttpStatus.OK_200, answer.toString());
  }

  private void addOrphans(ObjectNode answer) {
    ArrayNode orphans = answer.putArray("orphans");
    board.orphans().forEach(orphan -> orphans.add(JobJson.of(orphan)));
  }

  private HttpAnswer orphansPage() {
    return new HttpAnswer(
        HttpStatus.OK_200, "text/html;charset=utf-8", page.renderOrphans(board.orphans()));
  }

  private HttpAnswer job(HttpCall call) {
    JobView job = JobRoutes.find(board, call);
    ObjectNode node = JobJson.of(job).put("research_use_only", true);
    if (job.state() == JobState.QUEUED) {
      node.put("queuePos", 1 + board.jobs().stream().filter(other -> isBefore(other, job)).count());
    }
    HttpAnswer answer = HttpAnswer.json(HttpStatus.OK_200, node.toString());
    return job.state().terminal() ? answer : answer.with("Retry-After", JobRoutes.RETRY_AFTER_S);
  }

  private static boolean isBefore(JobView other, JobView job) {
    int priority = Integer.compare(other.run().priority(), job.run().priority());
    return other.state() == JobState.QUEUED
        && !other.id().equals(job.id())
        && (priority > 0 || (priority == 0 && other.created().isBefore(job.created())));
  }
}
