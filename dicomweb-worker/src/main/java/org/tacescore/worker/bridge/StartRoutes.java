package org.tacescore.worker.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.worker.assemble.Assembler;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobDesk;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.ProblemException;
import org.tacescore.worker.web.Route;

/**
 * {@code POST /api/v1/jobs}, which has the study of drawings judged now, and {@code POST
 * /api/v1/studies/search}. Both want the content type application/json.
 */
final class StartRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;
  private static final int ACCEPTED = 202;
  private static final int LONGEST_BODY = 1 << 16;
  private static final int MOST_PRIORITY = 100;
  private static final Set<String> KEYS =
      Set.of("segmentationIds", "recipes", "clinical", "priority", "author");

  private final Drawings drawings;
  private final StudyIndex studies;
  private final Assembler assembler;
  private final JobBoard board;
  private final JobDesk desk;
  private final Set<String> recipes;
  private final Optional<EnteredValues> values;

  /**
   * @param recipes ids of those that are enabled
   * @param values where clinical values go that come with a request; empty where nowhere
   */
  StartRoutes(
      Drawings drawings,
      StudyIndex studies,
      Assembler assembler,
      JobBoard board,
      JobDesk desk,
      Set<String> recipes,
      Optional<EnteredValues> values) {
    this.drawings = drawings;
    this.studies = studies;
    this.assembler = assembler;
    this.board = board;
    this.desk = desk;
    this.recipes = Set.copyOf(recipes);
    this.values = values;
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/v1/jobs", this::start),
        new Route("POST", "/api/v1/studies/search", this::search));
  }

  private HttpAnswer start(HttpCall call) throws IOException {
    JsonNode question = body(call);
    requireKnownKeys(question);
    requireRecipes(question.path("recipes"));
    int priority = priority(question.path("priority"));
    KeptDrawing drawing = oneStudy(question.path("segmentationIds"));
    String study = drawing.drawing().studyInstanceUid();
    enter(question, drawing);
    assembler.evaluateNow(study);
    JobView job = present(study);
    if (priority != 0 && job.state() == JobState.QUEUED) {
      desk.prioritise(job.id(), priority);
    }
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("jobId", job.id())
        .put("state", job.state().name())
        .put("studyInstanceUID", study)
        .put("research_use_only", true);
    return HttpAnswer.json(ACCEPTED, answer.toString())
        .with("Location", "/api/v1/jobs/" + job.id());
  }

  private static void requireKnownKeys(JsonNode question) {
    for (var entry : question.properties()) {
      if (!KEYS.contains(entry.getKey())) {
        throw Problems.bad("unknown key '%s'; there are %s".formatted(entry.getKey(), KEYS));
      }
    }
  }

  /** A study's report is one, of all recipes: naming some is allowed, and they must be there. */
  private void requireRecipes(JsonNode named) {
    for (JsonNode recipe : named) {
      if (!recipes.contains(recipe.asText())) {
        throw Problems.bad(
            "no recipe '%s' is enabled; there are %s".formatted(recipe.asText(), recipes));
      }
    }
  }

  private static int priority(JsonNode priority) {
    boolean fit =
        priority.isMissingNode()
            || (priority.isInt() && Math.abs(priority.intValue()) <= MOST_PRIORITY);
    if (!fit) {
      throw Problems.bad("priority is a whole number from -100 to 100");
    }
    return priority.asInt(0);
  }

  private KeptDrawing oneStudy(JsonNode ids) {
    Set<String> found = new LinkedHashSet<>();
    Optional<KeptDrawing> last = Optional.empty();
    for (JsonNode id : ids) {
      KeptDrawing drawing =
          drawings
              .find(id.asText())
              .filter(kept -> kept.answer().isPresent())
              .orElseThrow(
                  () ->
                      new ProblemException(
                          Problems.NOT_FOUND, "NOT_FOUND", "no such segmentation"));
      drawings.reinstate(drawing.drawing());
      found.add(drawing.drawing().studyInstanceUid());
      last = Optional.of(drawing);
    }
    if (found.size() != 1) {
      throw Problems.bad("needed: segmentationIds of one study, got %d".formatted(found.size()));
    }
    return last.orElseThrow();
  }

  private void enter(JsonNode question, KeptDrawing drawing) throws IOException {
    JsonNode clinical = question.path("clinical");
    if (clinical.isEmpty()) {
      return;
    }
    EnteredValues there =
        values.orElseThrow(
            () -> Problems.conflict("the worker has no clinical-folder to keep values in"));
    String study = drawing.drawing().studyInstanceUid();
    KnownStudy known =
        studies.studies(study, "").stream()
            .findFirst()
            .orElseThrow(() -> Problems.conflict("the study is not there any more"));
    there.enter(known, clinical, question.path("author").asText(drawing.drawing().author()));
  }

  /** One that failed, or that somebody ended, is run again. */
  private JobView present(String study) {
    String id = studies.presentJob(study).orElse(study);
    JobView job = job(id);
    if (job.state() == JobState.FAILED || job.state() == JobState.CANCELLED) {
      desk.rerun(job.id());
      return job(id);
    }
    return job;
  }

  private JobView job(String id) {
    return board
        .job(id)
        .orElseThrow(() -> Problems.conflict("the study is not judged yet; ask again"));
  }

  private HttpAnswer search(HttpCall call) throws IOException {
    JsonNode question = body(call);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.put("research_use_only", true).putArray("studies");
    studies
        .studies(
            question.path("studyInstanceUID").asText(""), question.path("patientId").asText(""))
        .forEach(study -> add(list.addObject(), study));
    return HttpAnswer.json(OK, answer.toString());
  }

  private static void add(ObjectNode node, KnownStudy study) {
    node.put("studyInstanceUID", study.studyInstanceUid())
        .put("patientId", study.patientId())
        .put("regionPresent", study.regionPresent());
    ArrayNode series = node.putArray("series");
    for (KnownSeries one : study.series()) {
      series
          .addObject()
          .put("seriesInstanceUID", one.seriesInstanceUid())
          .put("modality", one.modality())
          .put("instances", one.instances())
          .put("phase", one.phase());
    }
  }

  private static JsonNode body(HttpCall call) throws IOException {
    call.requireJson();
    String text = new String(call.body(LONGEST_BODY), StandardCharsets.UTF_8).strip();
    try {
      JsonNode body = text.isEmpty() ? JSON.createObjectNode() : JSON.readTree(text);
      if (body.isObject()) {
        return body;
      }
    } catch (JsonProcessingException e) {
      // Refused below as no object.
    }
    throw Problems.bad("the body is no JSON object");
  }
}
