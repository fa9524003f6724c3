package org.tacescore.worker.bridge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SourceGrid;
import org.tacescore.worker.receive.Expectation;
import org.tacescore.worker.receive.InstanceReceiver;
import org.tacescore.worker.receive.Origin;
import org.tacescore.worker.receive.Receipt;
import org.tacescore.worker.receive.Reception;
import org.tacescore.worker.receive.Registration;
import org.tacescore.worker.receive.UnacceptableInstanceException;
import org.tacescore.worker.web.ProblemException;

/**
 * Takes drawings: checks one, makes it a DICOM Segmentation, enters that as an instance of its
 * study as if a modality had sent it, and has it delivered. One at a time, for the memory.
 *
 * <p>Killed at any point, it is done again by the sender's repeated request, with the same bytes
 * under the same UIDs: the time in them is that of the drawing's row.
 */
public final class DrawingIntake {
  private final ReferenceSeries references;
  private final Drawings drawings;
  private final InstanceReceiver receiver;
  private final SegmentRoleRules rules;
  private final ZoneId zone;

  /**
   * @param receiver the way in for what is no object of our own
   * @param rules of the site
   * @param zone of the dates written
   */
  DrawingIntake(
      ReferenceSeries references,
      Drawings drawings,
      InstanceReceiver receiver,
      SegmentRoleRules rules,
      ZoneId zone) {
    this.references = references;
    this.drawings = drawings;
    this.receiver = receiver;
    this.rules = rules;
    this.zone = zone;
  }

  /**
   * Takes a drawing.
   *
   * @param key the request's idempotency key
   * @param from the sender's address
   * @return the answer as JSON
   * @throws ProblemException if it is refused
   */
  synchronized String take(DrawingForm form, String key, String from) throws IOException {
    try {
      return ReadyMadeSeg.isDicom(form.file()) ? ready(form, key, from) : drawn(form, key, from);
    } catch (RefusedException e) {
      throw Problems.of(e);
    } catch (UnacceptableInstanceException e) {
      throw new ProblemException(415, "UNSUPPORTED_FORMAT", String.valueOf(e.getMessage()));
    }
  }

  private String drawn(DrawingForm form, String key, String from) {
    ReferenceSeries.Found series = reference(form);
    DrawnRegions regions = DrawnRegions.of(form, series.grids(), rules);
    Instant created = drawings.open(form.drawing(), key).created();
    byte[] file = DrawnSeg.encode(form, series, regions, created, zone);
    List<TakenSegment> taken = new ArrayList<>();
    for (int index = 0; index < regions.segments().size(); index++) {
      var segment = regions.segments().get(index);
      taken.add(
          new TakenSegment(
              segment.label(),
              regions.roles().get(index),
              segment.mask().voxelCount(),
              segment.mask().volumeMm3()));
    }
    return enter(form, file, from, taken, regions.warnings());
  }

  private String ready(DrawingForm form, String key, String from) throws IOException {
    ReferenceSeries.Found series = reference(form);
    ReadyMadeSeg seg = ReadyMadeSeg.read(form, series.grids().get(0), rules);
    drawings.open(form.drawing(), key);
    List<TakenSegment> taken =
        seg.segments().stream()
            .map(
                segment ->
                    new TakenSegment(
                        segment.label(),
                        segment.role(),
                        segment.mask().voxelCount(),
                        segment.mask().volumeMm3()))
            .toList();
    return enter(form, Files.readAllBytes(form.file()), from, taken, seg.warnings());
  }

  private ReferenceSeries.Found reference(DrawingForm form) {
    Drawing drawing = form.drawing();
    ReferenceSeries.Found series =
        references.find(drawing.studyInstanceUid(), drawing.seriesInstanceUid());
    String frame = frame(series.grids());
    if (!form.frameOfReferenceUid().isEmpty() && !form.frameOfReferenceUid().equals(frame)) {
      throw new RefusedException(
          Refusal.FRAME_OF_REFERENCE_MISMATCH,
          "it was drawn in %s, series %s lies in %s"
              .formatted(form.frameOfReferenceUid(), drawing.seriesInstanceUid(), frame));
    }
    return series;
  }

  private static String frame(List<SourceGrid> grids) {
    return grids.get(0).geometry().frameOfReferenceUid();
  }

  private String enter(
      DrawingForm form,
      byte[] file,
      String from,
      List<TakenSegment> segments,
      List<String> warnings) {
    try (Reception reception = receiver.begin(new Origin(Origin.Kind.HTTP, from))) {
      reception.write(ByteBuffer.wrap(file));
      Receipt receipt = reception.finish(Expectation.study(form.drawing().studyInstanceUid()));
      if (receipt.registration() == Registration.CONFLICT) {
        throw Problems.conflict(
            "another object has the SOP Instance UID " + receipt.instance().sopInstanceUid());
      }
      String answer = answer(form.drawing(), receipt, segments, warnings);
      drawings.keep(
          form.drawing(),
          new DrawnObject(
              receipt.instance().sopClassUid(),
              receipt.instance().sopInstanceUid(),
              receipt.instance().seriesInstanceUid(),
              receipt.instance().transferSyntaxUid(),
              receipt.instance().sha256()),
          answer);
      return answer;
    }
  }

  private static String answer(
      Drawing drawing, Receipt receipt, List<TakenSegment> segments, List<String> warnings) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .put("segmentationId", drawing.id())
        .put("sha256", drawing.fileSha256())
        .put("studyInstanceUID", drawing.studyInstanceUid())
        .put("seriesInstanceUID", drawing.seriesInstanceUid())
        .put("sopInstanceUID", receipt.instance().sopInstanceUid())
        .put("research_use_only", true);
    ArrayNode list = answer.putArray("segments");
    int number = 0;
    for (TakenSegment segment : segments) {
      number++;
      list.addObject()
          .put("number", number)
          .put("label", segment.label())
          .put("role", segment.role().name())
          .put("voxels", segment.voxels())
          .put("volumeMm3", segment.volumeMm3());
    }
    ArrayNode told = answer.putArray("warnings");
    warnings.forEach(told::add);
    return answer.toString();
  }
}
