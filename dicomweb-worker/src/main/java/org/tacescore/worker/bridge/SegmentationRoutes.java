package org.tacescore.worker.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.worker.receive.NoSpaceException;
import org.tacescore.worker.receive.StorageFaultException;
import org.tacescore.worker.web.DeliveryView;
import org.tacescore.worker.web.FormData;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.ProblemException;
import org.tacescore.worker.web.Route;

/**
 * {@code POST /api/v1/segmentations} and {@code GET /api/v1/segmentations/{id}}.
 *
 * <p>A request wants the header Idempotency-Key: repeated with its key it is answered as before,
 * and a page of another site cannot send it from a browser on this machine without being asked.
 */
final class SegmentationRoutes {
  private static final Logger LOG = LoggerFactory.getLogger(SegmentationRoutes.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CREATED = 201;
  private static final int OK = 200;
  private static final int NO_STORAGE = 507;
  private static final long MOST_BYTES = 128L << 20;
  private static final String KEY = "Idempotency-Key";

  private final DrawingIntake intake;
  private final Drawings drawings;
  private final long mostBytes;

  /**
   * @param mostBytes longest request that the site takes
   */
  SegmentationRoutes(DrawingIntake intake, Drawings drawings, long mostBytes) {
    this.intake = intake;
    this.drawings = drawings;
    this.mostBytes = Math.min(MOST_BYTES, mostBytes);
  }

  List<Route> routes() {
    return List.of(
        new Route("POST", "/api/v1/segmentations", this::post),
        new Route("GET", "/api/v1/segmentations/{id}", this::get));
  }

  private HttpAnswer post(HttpCall call) throws IOException {
    String key = call.header(KEY);
    if (!key.matches("[\\x21-\\x7e]{1,200}")) {
      throw Problems.bad("needed: the header %s, 1 to 200 characters".formatted(KEY));
    }
    try (FormData data = FormData.read(call, mostBytes)) {
      DrawingForm form = DrawingForm.of(data);
      Optional<KeptDrawing> known = known(form, key);
      if (known.isPresent()) {
        drawings.reinstate(form.drawing());
        return answer(OK, form.drawing().id(), known.get().answer().orElseThrow());
      }
      return answer(CREATED, form.drawing().id(), intake.take(form, key, call.remoteAddress()));
    } catch (StorageFaultException e) {
      if (!(e instanceof NoSpaceException)) {
        LOG.error("a drawing could not be stored", e);
      }
      throw new ProblemException(NO_STORAGE, "OUT_OF_RESOURCES", "the store cannot keep it now");
    }
  }

  /** What was kept of this content; the key may not stand for another one. */
  private Optional<KeptDrawing> known(DrawingForm form, String key) {
    String id = form.drawing().id();
    if (drawings.byKey(key).filter(kept -> !kept.drawing().id().equals(id)).isPresent()) {
      throw Problems.conflict("another segmentation was sent under this " + KEY);
    }
    return drawings.find(id).filter(kept -> kept.answer().isPresent());
  }

  private static HttpAnswer answer(int status, String id, String json) {
    return HttpAnswer.json(status, json).with("Location", "/api/v1/segmentations/" + id);
  }

  private HttpAnswer get(HttpCall call) throws JsonProcessingException {
    String id = call.pathParameters().getOrDefault("id", "");
    KeptDrawing kept =
        drawings
            .find(id)
            .filter(drawing -> drawing.answer().isPresent())
            .orElseThrow(
                () ->
                    new ProblemException(Problems.NOT_FOUND, "NOT_FOUND", "no such segmentation"));
    ObjectNode answer = (ObjectNode) JSON.readTree(kept.answer().orElseThrow());
    answer.put("replaced", kept.replaced());
    ArrayNode deliveries = answer.putArray("deliveries");
    for (DeliveryView delivery : drawings.deliveries(id)) {
      deliveries
          .addObject()
          .put("id", delivery.id())
          .put("destination", delivery.destination())
          .put("state", delivery.state())
          .put("detail", delivery.detail());
    }
    return HttpAnswer.json(OK, answer.toString());
  }
}
