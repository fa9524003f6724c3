package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.End.waitsForImages;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.worker.web.JobState;

/** What is taken back, and what comes in its place. */
final class RejectionRows {
  private static final Piece SENT_ANEW = PORTAL.as("sent anew");
  private static final End PORTAL_GONE =
      waitsForImages(Refusal.MISSING_PHASE, "portal venous phase");

  private RejectionRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "A series is rejected for its quality before the report",
            PORTAL_GONE,
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG, RejectionNotes.QUALITY.of(PORTAL)),
            quiet()),
        Arrangement.of(
            "The rejection comes before the series that it rejects",
            PORTAL_GONE,
            clinical(),
            arrives(RejectionNotes.QUALITY.of(PORTAL), ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "A series is rejected for its quality after the report",
            PORTAL_GONE.after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.QUALITY.of(PORTAL)),
            quiet()),
        Arrangement.of(
            "A rejected series is sent anew after the report",
            scored(2).measuring(ContrastPhase.PORTAL_VENOUS, "sent anew"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.QUALITY.of(PORTAL)),
            quiet(),
            stands(PORTAL_GONE.after(1)),
            arrives(SENT_ANEW),
            quiet()),
        Arrangement.of(
            "One slice is rejected for the patient's safety",
            waitsForImages(Refusal.MISSING_SLICE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            arrives(RejectionNotes.PATIENT_SAFETY.of(PORTAL.slices(5, 6))),
            quiet()),
        Arrangement.of(
            "The whole study is rejected for the patient's safety after the report",
            refused(Refusal.REJECTED_INSTANCE, "Patient Safety").after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.PATIENT_SAFETY.of(ARTERIAL, PORTAL, SEG)),
            quiet()),
        Arrangement.of(
            "The whole study had a wrong worklist entry",
            refused(Refusal.REJECTED_INSTANCE, "Worklist"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            arrives(RejectionNotes.WORKLIST_ENTRY.of(ARTERIAL, PORTAL, SEG)),
            quiet()),
        Arrangement.of(
            "The segmentation is rejected after the report",
            waits(JobState.WAITING_SEG, Refusal.MISSING_SEGMENTATION, "tumour").after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.QUALITY.of(SEG)),
            quiet()),
        Arrangement.of(
            "A series whose retention expired comes again",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.RETENTION_EXPIRED.of(PORTAL)),
            quiet(),
            stands(PORTAL_GONE.after(1)),
            arrives(PORTAL),
            quiet()),
        Arrangement.of(
            "A series that was rejected for its quality comes again as it was",
            PORTAL_GONE.after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.QUALITY.of(PORTAL)),
            quiet(),
            arrives(PORTAL),
            quiet()),
        Arrangement.of(
            "Key objects are selected and nothing is rejected",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(RejectionNotes.OF_INTEREST.of(PORTAL.slices(2, 5))),
            quiet()));
  }
}
