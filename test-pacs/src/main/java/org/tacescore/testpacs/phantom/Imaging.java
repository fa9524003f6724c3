package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.Segment;
import org.tacescore.volume.VolumeGeometry;

/** Turns the scans of one patient into DICOM series with their segmentations. */
final class Imaging {

  private final PhantomOptions options;
  private final StudyPlan plan;
  private final Drawing drawing;
  private final Couch couch;
  private final StoredPixels pixels;
  private final List<PhantomSeries> series = new ArrayList<>();
  private final Map<ContrastPhase, List<Segment>> truth = new EnumMap<>(ContrastPhase.class);
  private final Map<ContrastPhase, DicomObject> segmentations = new EnumMap<>(ContrastPhase.class);

  Imaging(
      PhantomOptions options, StudyPlan plan, Anatomy anatomy, Couch couch, StoredPixels pixels) {
    this.options = options;
    this.plan = plan;
    this.drawing = new Drawing(plan, anatomy, couch);
    this.couch = couch;
    this.pixels = pixels;
  }

  void add(ContrastPhase phase, float[] values) {
    VolumeGeometry grid = couchOf(phase).grid();
    SliceWriter writer = new SliceWriter(plan, phase, grid, pixels);
    PhantomSeries whole = new PhantomSeries(phase, writer.seriesUid(), grid, writer.write(values));
    List<Segment> segments = drawing.segmentsOn(grid);
    truth.put(phase, segments);
    if (options.segPhases().contains(phase)) {
      segmentations.put(phase, new SegAuthor(plan).write(whole, drawn(grid, segments)));
    }
    series.add(gapped(whole));
  }

  private List<Segment> drawn(VolumeGeometry grid, List<Segment> segments) {
    List<Segment> drawn = new ArrayList<>(segments);
    if (options.segVessels()) {
      drawn.addAll(drawing.vesselsOn(grid, segments.size() + 1));
    }
    return drawn;
  }

  List<PhantomSeries> series() {
    return series;
  }

  Map<ContrastPhase, List<Segment>> truth() {
    return truth;
  }

  Map<ContrastPhase, DicomObject> segmentations() {
    return segmentations;
  }

  private Couch couchOf(ContrastPhase phase) {
    boolean elsewhere =
        phase == ContrastPhase.PORTAL_VENOUS
            && plan.has(PhantomVariant.OTHER_FRAME_OF_REFERENCE_VENOUS);
    return elsewhere ? couch.movedTo(plan.uid("venous frame of reference")) : couch;
  }

  private PhantomSeries gapped(PhantomSeries whole) {
    if (whole.phase() != ContrastPhase.ARTERIAL || !plan.has(PhantomVariant.MISSING_SLICE)) {
      return whole;
    }
    List<DicomObject> left = new ArrayList<>(whole.instances());
    left.remove(left.size() / 2);
    return new PhantomSeries(whole.phase(), whole.seriesInstanceUid(), whole.geometry(), left);
  }
}
