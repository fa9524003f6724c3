package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.End.waitsForImages;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.DELAYED;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Pieces.SEG_ON_DELAYED;
import static org.tacescore.rendezvous.Pieces.SEG_ON_PORTAL;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.JobState;

/** On which series the tumour was drawn, by whom and how. */
final class RegionRows {
  private static final String CARRIED_OVER = "ROI_PROPAGATED";

  private RegionRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "The tumour drawn on one of the two phases",
            scored(1).warning(CARRIED_OVER),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG_ON_PORTAL),
            quiet()),
        Arrangement.of(
            "The tumour drawn on every phase",
            scored(1).notWarning(CARRIED_OVER),
            clinical(),
            arrives(ARTERIAL, PORTAL, DELAYED, SEG, SEG_ON_PORTAL, SEG_ON_DELAYED),
            quiet()),
        Arrangement.of(
            "The tumour drawn on a phase that is not measured",
            scored(1).warning(CARRIED_OVER),
            clinical(),
            arrives(ARTERIAL, PORTAL, DELAYED, SEG_ON_DELAYED),
            quiet()),
        Arrangement.of(
            "A second segmentation after the report",
            scored(2).notWarning(CARRIED_OVER),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            stands(scored(1).warning(CARRIED_OVER)),
            arrives(SEG_ON_PORTAL),
            quiet()),
        Arrangement.of(
            "Segments without a tumour",
            waits(JobState.WAITING_SEG, Refusal.NO_TUMOUR_SEGMENT, "tumour"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG.with(Segments::withoutTumour)),
            quiet()),
        Arrangement.of(
            "Segments of which nothing tells what they are",
            waits(JobState.WAITING_SEG, Refusal.NO_TUMOUR_SEGMENT, "tumour"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG.with(Segments::unnamed)),
            quiet()),
        Arrangement.of(
            "A tumour segment in which nothing is drawn",
            refused(Refusal.EMPTY_SEGMENT, "segment"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG.with(Segments::emptied)),
            quiet()),
        Arrangement.of(
            "A label map segmentation",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, Segments.LABEL_MAP),
            quiet()),
        Arrangement.of(
            "The segmentation of a series that is not there",
            waitsForImages(Refusal.MISSING_PHASE, "arterial phase").withOrphans(1),
            clinical(),
            arrives(SEG, PORTAL),
            quiet()),
        Arrangement.of(
            "The segmentation of a series that comes later",
            scored(1),
            clinical(),
            arrives(SEG, PORTAL),
            quiet(),
            arrives(ARTERIAL),
            quiet()),
        Arrangement.of(
            "The only segmentation is of a series that is not there",
            waits(JobState.WAITING_SEG, Refusal.UNKNOWN_SERIES, "tumour").withOrphans(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG_ON_DELAYED),
            quiet()),
        Arrangement.of(
            "One segmentation of a series that is not there beside a good one",
            scored(1).withOrphans(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG, SEG_ON_DELAYED),
            quiet()),
        Arrangement.of(
            "The segmentation names another study",
            waits(JobState.WAITING_SEG, Refusal.MISSING_SEGMENTATION, "tumour"),
            clinical(),
            arrives(ARTERIAL, PORTAL),
            arrives(
                SEG.with(
                    seg ->
                        seg.setString(
                            Tag.StudyInstanceUID,
                            VR.UI,
                            Piece.named("elsewhere", seg.getString(Tag.StudyInstanceUID))))),
            quiet()),
        Arrangement.of(
            "A corrected segmentation after the report, the former one rejected",
            scored(2),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.QUALITY.of(SEG), Segments.CORRECTED),
            quiet()),
        Arrangement.of(
            "A corrected segmentation after the report, beside the former one",
            refused(Refusal.AMBIGUOUS_LESION, "").after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(Segments.CORRECTED),
            quiet()));
  }
}
