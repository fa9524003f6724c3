package org.tacescore.worker.fetch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.digest.Sha256;
import org.tacescore.worker.config.Source;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;
import org.tacescore.worker.web.Route;

/** {@code /api/v1/backfills}: asks for backfills, tells how far they are, ends them. */
public final class BackfillRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BODY_BYTES = 1 << 14;
  private static final int USUAL_PER_HOUR = 60;
  private static final int MOST_PER_HOUR = 100_000;
  private static final Set<String> KEYS = Set.of("source", "from", "to", "per_hour", "dry_run");
  private static final int OK = 200;
  private static final int CREATED = 201;
  private static final int BAD_REQUEST = 400;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNSUPPORTED_MEDIA_TYPE = 415;

  private final List<Source> sources;
  private final BackfillStore store;
  private final Clock clock;
  private final ZoneId zone;

  private BackfillRoutes(List<Source> sources, BackfillStore store, Clock clock, ZoneId zone) {
    this.sources = List.copyOf(sources);
    this.store = store;
    this.clock = clock;
    this.zone = zone;
  }

  /**
   * @param zone whose days study dates are
   */
  public static List<Route> of(
      List<Source> sources, BackfillStore store, Clock clock, ZoneId zone) {
    BackfillRoutes routes = new BackfillRoutes(sources, store, clock, zone);
    return List.of(
        new Route("GET", "/api/v1/backfills", call -> routes.list()),
        new Route("POST", "/api/v1/backfills", routes::add),
        new Route("GET", "/api/v1/backfills/{id}", routes::show),
        new Route("POST", "/api/v1/backfills/{id}/cancel", routes::cancel));
  }

  private HttpAnswer list() {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    var list = answer.putArray("backfills");
    store.list().forEach(backfill -> list.add(json(backfill)));
    return answer(OK, answer);
  }

  private HttpAnswer show(HttpCall call) {
    return answer(OK, json(named(call)));
  }

  private HttpAnswer cancel(HttpCall call) {
    Backfill backfill = named(call);
    if (!store.cancel(backfill.id(), clock.instant())) {
      throw new ProblemException(CONFLICT, "CONFLICT", "the backfill has ended");
    }
    return answer(OK, json(named(call)));
  }

  private Backfill named(HttpCall call) {
    return store
        .find(call.pathParameters().getOrDefault("id", ""))
        .orElseThrow(() -> new ProblemException(NOT_FOUND, "NOT_FOUND", "no such backfill"));
  }

  private HttpAnswer add(HttpCall call) throws IOException {
    Backfill backfill = parse(body(call));
    store.add(backfill);
    return answer(CREATED, json(backfill));
  }

  /** A web page of elsewhere cannot send this media type without being allowed to. */
  private static JsonNode body(HttpCall call) throws IOException {
    if (!call.contentType().startsWith("application/json")) {
      throw new ProblemException(
          UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_FORMAT", "needed: application/json");
    }
    try {
      return JSON.readTree(call.body(MOST_BODY_BYTES));
    } catch (JsonProcessingException e) {
      throw badRequest("the body is no JSON");
    }
  }

  private Backfill parse(JsonNode body) {
    for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!KEYS.contains(name)) {
        throw badRequest("unknown key; known are " + KEYS.stream().sorted().toList());
      }
    }
    Source source = source(body.path("source").asText(""));
    LocalDate from = date(body, "from");
    LocalDate to = date(body, "to");
    int perHour = body.path("per_hour").asInt(body.has("per_hour") ? 0 : USUAL_PER_HOUR);
    if (perHour < 1 || perHour > MOST_PER_HOUR) {
      throw badRequest("per_hour must be from 1 to " + MOST_PER_HOUR);
    }
    Instant now = clock.instant();
    LocalDate oldest = LocalDate.ofInstant(now.minus(source.scope().backfillLimit()), zone);
    if (to.isBefore(from) || from.isBefore(oldest)) {
      throw badRequest(
          "from must not be after to, nor before %s (backfill-limit of %s)"
              .formatted(oldest, source.name()));
    }
    String id =
        Sha256.hexOf("%s %s %s %s".formatted(source.name(), from, to, now)).substring(0, 12);
    return new Backfill(
        id,
        source.name(),
        from,
        to,
        perHour,
        body.path("dry_run").asBoolean(false),
        Backfill.State.RUNNING,
        Backfill.Progress.atBegin(from),
        now,
        "",
        now,
        now);
  }

  /** The one that is named; the only one where none is. */
  private Source source(String name) {
    if (name.isEmpty() && sources.size() == 1) {
      return sources.get(0);
    }
    Optional<Source> found = sources.stream().filter(s -> s.name().equals(name)).findFirst();
    return found.orElseThrow(
        () -> badRequest("source must be one of " + sources.stream().map(Source::name).toList()));
  }

  private static LocalDate date(JsonNode body, String key) {
    try {
      return LocalDate.parse(body.path(key).asText(""));
    } catch (DateTimeException e) {
      throw badRequest(key + " must be a date such as 2025-01-31");
    }
  }

  private static ProblemException badRequest(String detail) {
    return new ProblemException(BAD_REQUEST, "BAD_REQUEST", detail);
  }

  private static HttpAnswer answer(int status, ObjectNode body) {
    return new HttpAnswer(
        status, "application/json", body.put("research_use_only", true).toString());
  }

  private static ObjectNode json(Backfill backfill) {
    Backfill.Progress progress = backfill.progress();
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", backfill.id())
        .put("source", backfill.source())
        .put("from", backfill.from().toString())
        .put("to", backfill.to().toString())
        .put("per_hour", backfill.perHour())
        .put("dry_run", backfill.dryRun())
        .put("state", backfill.state().name())
        .put("day", progress.day().toString())
        .put("studies", progress.studies())
        .put("fetched_studies", progress.fetchedStudies())
        .put("failed_studies", progress.failedStudies())
        .put("instances", progress.instances())
        .put("lacking", progress.lacking())
        .put("detail", backfill.detail())
        .put("created_at", backfill.createdAt().toString())
        .put("updated_at", backfill.updatedAt().toString());
  }
}
