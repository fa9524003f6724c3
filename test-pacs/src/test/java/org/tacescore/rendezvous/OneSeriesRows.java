package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.End.waitsForImages;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.deadline;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.endtoend.OneSeriesStudy;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.testpacs.phantom.PhantomPatient;
import org.tacescore.worker.web.JobState;

/** All phases in one series, as instances or as the frames of one. */
final class OneSeriesRows {
  private static final Piece DYNAMIC = Piece.of(phantom -> new OneSeriesStudy(phantom).slices());
  private static final Piece SEG_ON_DYNAMIC =
      Piece.one(phantom -> new OneSeriesStudy(phantom).segOfSlices(arterialSeg(phantom)));
  private static final Piece ENHANCED =
      Piece.one(phantom -> new OneSeriesStudy(phantom).enhanced());
  private static final Piece SEG_ON_ENHANCED =
      Piece.one(phantom -> new OneSeriesStudy(phantom).segOfFrames(arterialSeg(phantom)));

  private static final End LOST_SLICE =
      waitsForImages(Refusal.DUPLICATE_SLICE, "the phase cannot be told as it stands");

  private OneSeriesRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "Instances, told apart by temporal position",
            scored(1),
            clinical(),
            arrives(DYNAMIC, SEG_ON_DYNAMIC),
            quiet()),
        Arrangement.of(
            "Instances without a phase tag",
            scored(1),
            clinical(),
            arrives(DYNAMIC.lacking(Tag.ContrastBolusAgentPhase), SEG_ON_DYNAMIC),
            quiet()),
        Arrangement.of(
            "An arterial slice comes late",
            scored(1),
            clinical(),
            arrives(DYNAMIC.without(14), SEG_ON_DYNAMIC),
            quiet(),
            stands(LOST_SLICE),
            arrives(DYNAMIC.slices(14, 15)),
            quiet()),
        Arrangement.of(
            "An arterial slice does not come",
            LOST_SLICE,
            clinical(),
            arrives(DYNAMIC.without(14), SEG_ON_DYNAMIC),
            quiet()),
        Arrangement.of(
            "An arterial slice is missing until the deadline",
            refused(Refusal.DUPLICATE_SLICE, ""),
            clinical(),
            arrives(DYNAMIC.without(14), SEG_ON_DYNAMIC),
            deadline()),
        Arrangement.of(
            "An enhanced multi-frame image",
            scored(1),
            clinical(),
            arrives(ENHANCED, SEG_ON_ENHANCED),
            quiet()),
        Arrangement.of(
            "An enhanced multi-frame image without a segmentation",
            waits(JobState.WAITING_SEG, Refusal.MISSING_SEGMENTATION, "tumour"),
            clinical(),
            arrives(ENHANCED),
            quiet()));
  }

  private static Attributes arterialSeg(PhantomPatient phantom) {
    return phantom.segmentation(ContrastPhase.ARTERIAL).dataset();
  }
}
