package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.arrivesFor;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.inAnotherStudy;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.JobState;

/** Whose study it is, and which of the patient's studies. */
final class IdentityRows {
  private static final String OTHER = "PHANTOM-OTHER";
  private static final End DISPUTED = refused(Refusal.IDENTITY_CONFLICT, "patient");

  private IdentityRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "Two studies of a patient, clinical values for both",
            scored(1),
            clinical(ClinicalSheet.complete().ofNoStudy()),
            arrives(ARTERIAL, PORTAL, SEG),
            inAnotherStudy(arrives(SEG, PORTAL, ARTERIAL)),
            quiet(),
            inAnotherStudy(stands(scored(1)))),
        Arrangement.of(
            "Two studies of a patient, clinical values for the first",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            inAnotherStudy(arrives(ARTERIAL, PORTAL, SEG)),
            quiet(),
            inAnotherStudy(
                stands(waits(JobState.AWAITING_CLINICAL, Refusal.MISSING_CLINICAL, "hbsag")))),
        Arrangement.of(
            "Two studies of a patient, the segmentation of one alone",
            scored(1),
            clinical(ClinicalSheet.complete().ofNoStudy()),
            inAnotherStudy(arrives(ARTERIAL, PORTAL)),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            inAnotherStudy(
                stands(waits(JobState.WAITING_SEG, Refusal.MISSING_SEGMENTATION, "tumour")))),
        Arrangement.of(
            "Half of the study under another Patient ID, as of a merged patient",
            DISPUTED,
            clinical(),
            arrives(ARTERIAL, PORTAL.slices(0, 5)),
            arrivesFor(OTHER, PORTAL.slices(5, 10)),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "The segmentation under another Patient ID",
            DISPUTED,
            clinical(),
            arrives(ARTERIAL, PORTAL),
            arrivesFor(OTHER, SEG),
            quiet()),
        Arrangement.of(
            "A series under another Patient ID, after the report",
            DISPUTED.after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrivesFor(OTHER, Pieces.DELAYED),
            quiet()),
        Arrangement.of(
            "The same Patient ID from another issuer",
            DISPUTED,
            clinical(),
            arrives(ARTERIAL, SEG),
            arrives(PORTAL.with(i -> i.setString(Tag.IssuerOfPatientID, VR.LO, "ELSEWHERE"))),
            quiet()),
        Arrangement.of(
            "The same Patient ID with another birth date",
            refused(Refusal.IDENTITY_CONFLICT, "birth date"),
            clinical(),
            arrives(ARTERIAL, SEG),
            arrives(PORTAL.with(i -> i.setString(Tag.PatientBirthDate, VR.DA, "19300101"))),
            quiet()),
        Arrangement.of(
            "Clinical values with another birth date",
            refused(Refusal.IDENTITY_CONFLICT, "birth date"),
            clinical(ClinicalSheet.complete().saying("birth_date", "1930-01-01")),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "Clinical values of another patient",
            waits(JobState.AWAITING_CLINICAL, Refusal.MISSING_CLINICAL, "hbsag"),
            clinical(ClinicalSheet.complete().ofNoStudy().saying("patient_id", OTHER)),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "Clinical values that name this study and another patient",
            refused(Refusal.IDENTITY_CONFLICT, "patient"),
            clinical(ClinicalSheet.complete().saying("patient_id", OTHER)),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "Clinical values with another birth date, corrected",
            scored(1),
            clinical(ClinicalSheet.complete().saying("birth_date", "1930-01-01")),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            clinical(),
            quiet()));
  }
}
