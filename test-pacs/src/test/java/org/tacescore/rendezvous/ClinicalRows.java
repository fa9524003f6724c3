package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.deadline;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.JobState;

/** When clinical values come, and what they say. */
final class ClinicalRows {
  private static final String HBSAG = "hbsag";
  private static final End AWAITED =
      waits(JobState.AWAITING_CLINICAL, Refusal.MISSING_CLINICAL, HBSAG);

  private ClinicalRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of("No clinical values", AWAITED, arrives(ARTERIAL, PORTAL, SEG), quiet()),
        Arrangement.of(
            "No clinical values until the deadline",
            refused(Refusal.MISSING_CLINICAL, HBSAG),
            arrives(ARTERIAL, PORTAL, SEG),
            deadline()),
        Arrangement.of(
            "The one value that is needed is missing",
            AWAITED,
            clinical(ClinicalSheet.complete().without(HBSAG)),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "The clinical values come late",
            scored(1),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            stands(AWAITED),
            clinical(),
            quiet()),
        Arrangement.of(
            "The clinical values come after the deadline",
            scored(1),
            arrives(ARTERIAL, PORTAL, SEG),
            deadline(),
            stands(refused(Refusal.MISSING_CLINICAL, HBSAG)),
            clinical(),
            quiet()),
        Arrangement.of(
            "A clinical value changes after the report",
            scored(2),
            clinical(ClinicalSheet.complete().with(HBSAG, "negative")),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            stands(scored(1)),
            clinical(ClinicalSheet.complete().with(HBSAG, "positive")),
            quiet()),
        Arrangement.of(
            "A value that no recipe asks for changes after the report",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            clinical(ClinicalSheet.complete().with("ecog", "2")),
            quiet()),
        Arrangement.of(
            "A TACE before the images",
            refused(Refusal.WRONG_TIME_POINT, "before the first TACE"),
            clinical(ClinicalSheet.complete().with("tace-date", "2025-01-10")),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "A TACE before the images becomes known after the report",
            refused(Refusal.WRONG_TIME_POINT, "before the first TACE").after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            stands(scored(1)),
            clinical(ClinicalSheet.complete().with("tace-date", "2025-01-10")),
            quiet()),
        Arrangement.of(
            "No date of a TACE",
            scored(1).warning("TACE"),
            clinical(ClinicalSheet.complete().without("tace-date")),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()));
  }
}
