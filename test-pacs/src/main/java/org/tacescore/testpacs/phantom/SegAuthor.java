package org.tacescore.testpacs.phantom;

import java.util.List;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.CieLab;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.SegIdentity;
import org.tacescore.segio.SegProducer;
import org.tacescore.segio.SegSource;
import org.tacescore.segio.SegWriter;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.SegmentRole;

/**
 * Writes what was drawn as DICOM SEG, as another system would: without this software's Contributing
 * Equipment, so that a worker takes it for input.
 */
final class SegAuthor {

  private static final SegProducer PRODUCER =
      new SegProducer("TACEscore phantom", "Phantom generator", "0", "0.1.0", false);
  private static final SegmentAlgorithm TRUTH =
      new SegmentAlgorithm(SegmentAlgorithm.Type.AUTOMATIC, "SYNTHETIC ground truth");
  private static final CieLab RED = new CieLab(53, 80, 67);
  private static final CieLab BROWN = new CieLab(45, 28, 30);

  private final StudyPlan plan;

  SegAuthor(StudyPlan plan) {
    this.plan = plan;
  }

  /**
   * @param series whose slices the segments were drawn on, without a gap
   */
  DicomObject write(PhantomSeries series, List<Segment> segments) {
    ContrastPhase phase = series.phase();
    SegSource source =
        new SegSource(
            series.instances().stream().map(DicomObject::dataset).toList(), series.geometry());
    SegIdentity identity =
        new SegIdentity(
            plan.uid("segmentation series", phase.name()),
            plan.uid("segmentation", phase.name()),
            100 + PhaseFolder.of(phase).number(),
            PhaseFolder.of(phase).folder() + " segmentation SYNTHETIC",
            plan.timeline().start().plusHours(1),
            PRODUCER);
    return SegWriter.write(source, segments.stream().map(SegAuthor::draft).toList(), identity);
  }

  private static SegmentDraft draft(Segment segment) {
    return new SegmentDraft(
        segment.label(),
        segment.category(),
        segment.type(),
        segment.trackingId(),
        segment.trackingUid(),
        TRUTH,
        segment.role() == SegmentRole.TUMOUR ? RED : BROWN,
        segment.mask());
  }
}
