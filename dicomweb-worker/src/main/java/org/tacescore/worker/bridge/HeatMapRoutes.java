package org.tacescore.worker.bridge;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.DicomObject;
import org.tacescore.dicom.Part10;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.NrrdWriter;
import org.tacescore.segio.ParametricMapReader;
import org.tacescore.segio.SourceGrid;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;
import org.tacescore.worker.web.JobBoard;
import org.tacescore.worker.web.JobOutputs;
import org.tacescore.worker.web.JobRoutes;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.MadeObject;
import org.tacescore.worker.web.Route;

/**
 * {@code GET /api/v1/jobs/{id}/heatmaps} and {@code /heatmaps/{n}}: a job's heat maps, each as NRRD
 * on those slices of its series' grid that it covers.
 */
final class HeatMapRoutes {
  private static final int OK = 200;

  private final JobBoard board;
  private final JobOutputs outputs;
  private final ObjectStore store;
  private final ReferenceSeries references;

  HeatMapRoutes(JobBoard board, JobOutputs outputs, ObjectStore store, ReferenceSeries references) {
    this.board = board;
    this.outputs = outputs;
    this.store = store;
    this.references = references;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/jobs/{id}/heatmaps", this::list),
        new Route("GET", "/api/v1/jobs/{id}/heatmaps/{n}", this::one));
  }

  private HttpAnswer list(HttpCall call) {
    JobView job = JobRoutes.find(board, call);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    ArrayNode list = answer.put("research_use_only", true).putArray("heatmaps");
    int number = 0;
    for (MadeObject object : maps(job)) {
      number++;
      DicomObject map = Part10.read(store.path(object.sha256()));
      String series = ParametricMapReader.referencedSeriesUid(map);
      VolumeGeometry covered = ParametricMapReader.read(map).geometry();
      int first = firstSlice(job.studyInstanceUid(), series, covered);
      list.addObject()
          .put("number", number)
          .put("name", object.role())
          .put("sopInstanceUID", object.sopInstanceUid())
          .put("seriesInstanceUID", series)
          .put("firstSlice", first)
          .put("lastSlice", first + covered.size().slices() - 1);
    }
    return HttpAnswer.json(OK, answer.toString());
  }

  private HttpAnswer one(HttpCall call) throws IOException {
    JobView job = JobRoutes.find(board, call);
    MadeObject object = JobRoutes.numbered(maps(job), call);
    DicomObject map = Part10.read(store.path(object.sha256()));
    Volume volume = ParametricMapReader.read(map);
    Path file = Files.createTempFile("heatmap", ".nrrd");
    try {
      NrrdWriter.write(
          file,
          volume,
          Map.of(
              "research_use_only",
              "true",
              "series_instance_uid",
              ParametricMapReader.referencedSeriesUid(map),
              "name",
              object.role()));
      return new HttpAnswer(
          OK, "application/octet-stream", Map.of(), HttpBody.of(Files.readAllBytes(file)));
    } finally {
      Files.delete(file);
    }
  }

  private List<MadeObject> maps(JobView job) {
    return outputs.objects(job.id()).stream()
        .filter(object -> object.sopClassUid().equals(ParametricMapReader.SOP_CLASS))
        .toList();
  }

  /** In its series, from 0; 0 where the images were given up. */
  private int firstSlice(String study, String series, VolumeGeometry covered) {
    try {
      for (SourceGrid grid : references.find(study, series).grids()) {
        double slice = grid.geometry().indexOf(covered.positionOf(0, 0, 0)).z();
        if (slice > -0.5 && slice < grid.geometry().size().slices()) {
          return (int) Math.rint(slice);
        }
      }
      return 0;
    } catch (RefusedException imagesAreGone) {
      return 0;
    }
  }
}
