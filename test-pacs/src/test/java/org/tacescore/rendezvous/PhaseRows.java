package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waitsForImages;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.DELAYED;
import static org.tacescore.rendezvous.Pieces.NATIVE;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Pieces.SEG_ON_PORTAL;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.deadline;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.aoju.bus.image.Tag;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;

/** Which phases are there, and what is said of them. */
final class PhaseRows {
  private static final End ARTERIAL_AMBIGUOUS =
      waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase");
  private static final Piece SECOND_ARTERIAL = ARTERIAL.as("second");

  private PhaseRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "The portal venous series is missing",
            waitsForImages(Refusal.MISSING_PHASE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, SEG),
            quiet()),
        Arrangement.of(
            "The portal venous series is missing until the deadline",
            refused(Refusal.MISSING_PHASE, "PORTAL_VENOUS"),
            clinical(),
            arrives(ARTERIAL, SEG),
            deadline()),
        Arrangement.of(
            "The portal venous series comes after the deadline",
            scored(1),
            clinical(),
            arrives(ARTERIAL, SEG),
            deadline(),
            stands(refused(Refusal.MISSING_PHASE, "PORTAL_VENOUS")),
            arrives(PORTAL),
            quiet()),
        Arrangement.of(
            "Native and delayed series in the place of a missing portal venous one",
            waitsForImages(Refusal.MISSING_PHASE, "portal venous phase"),
            clinical(),
            arrives(NATIVE, ARTERIAL, DELAYED, SEG),
            quiet()),
        Arrangement.of(
            "A lung kernel beside the soft one",
            scored(1).measuring(ContrastPhase.ARTERIAL, ""),
            clinical(),
            arrives(ARTERIAL.as("lung").with(Scans.forTheLung()), ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "Thick and thin slices of one scan, the segmentation on another phase",
            scored(1).measuring(ContrastPhase.ARTERIAL, "thin"),
            clinical(),
            arrives(ARTERIAL, Scans.thin(ARTERIAL.as("thin")), PORTAL, SEG_ON_PORTAL),
            quiet()),
        Arrangement.of(
            "Two equal arterial series, the segmentation on one",
            scored(1).measuring(ContrastPhase.ARTERIAL, "second"),
            clinical(),
            arrives(ARTERIAL, SECOND_ARTERIAL, PORTAL),
            arrives(SEG.drawnOn(ContrastPhase.ARTERIAL, "second")),
            quiet()),
        Arrangement.of(
            "Two equal arterial series, a segmentation on each",
            ARTERIAL_AMBIGUOUS,
            clinical(),
            arrives(ARTERIAL, SECOND_ARTERIAL, PORTAL, SEG),
            arrives(SEG.drawnOn(ContrastPhase.ARTERIAL, "second")),
            quiet()),
        Arrangement.of(
            "Two equal arterial series, the segmentation on neither",
            ARTERIAL_AMBIGUOUS,
            clinical(),
            arrives(ARTERIAL, SECOND_ARTERIAL, PORTAL, SEG_ON_PORTAL),
            quiet()),
        Arrangement.of(
            "Two equal arterial series until the deadline",
            refused(Refusal.AMBIGUOUS_PHASE, "ARTERIAL"),
            clinical(),
            arrives(ARTERIAL, SECOND_ARTERIAL, PORTAL, SEG_ON_PORTAL),
            deadline()),
        Arrangement.of(
            "Two arterial scans, the segmentation on one",
            scored(1).measuring(ContrastPhase.ARTERIAL, ""),
            clinical(),
            arrives(ARTERIAL, earlyArterial(), PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "Two arterial scans, the segmentation on neither",
            ARTERIAL_AMBIGUOUS,
            clinical(),
            arrives(ARTERIAL, earlyArterial(), PORTAL, SEG_ON_PORTAL),
            quiet()),
        Arrangement.of(
            "The portal venous series is called arterial",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, PORTAL.described("Liver arterial 5.0"), SEG),
            quiet()),
        Arrangement.of(
            "The portal venous series is called arterial, until the deadline",
            refused(Refusal.AMBIGUOUS_PHASE, ""),
            clinical(),
            arrives(ARTERIAL, PORTAL.described("Liver arterial 5.0"), SEG),
            deadline()),
        Arrangement.of(
            "Half of the arterial series is called portal venous",
            ARTERIAL_AMBIGUOUS,
            clinical(),
            arrives(ARTERIAL.slices(0, 5).described("Liver portal venous 5.0")),
            arrives(ARTERIAL.slices(5, 10), PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "The images of the arterial series carry the tags of two phases",
            ARTERIAL_AMBIGUOUS,
            clinical(),
            arrives(ARTERIAL.slices(0, 5).with(Scans.phaseTag("ARTERIAL"))),
            arrives(ARTERIAL.slices(5, 10).with(Scans.phaseTag("PORTAL_VENOUS")), PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "The start of the injection is typed half a minute too early",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase"),
            clinical(),
            arrives(threePhases(piece -> piece.with(Scans.injected(Duration.ofSeconds(-33))))),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "Words alone, no times",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase"),
            clinical(),
            arrives(
                threePhases(
                    piece ->
                        piece.lacking(
                            Tag.ContrastBolusStartTime, Tag.AcquisitionTime, Tag.AcquisitionDate))),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "Times alone, no words, two phases",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase"),
            clinical(),
            arrives(ARTERIAL.described("Abdomen"), PORTAL.described("Abdomen"), SEG),
            quiet()),
        Arrangement.of(
            "Words, no start of the injection; native and three phases in order",
            scored(1),
            clinical(),
            arrives(NATIVE),
            arrives(threePhases(piece -> piece.lacking(Tag.ContrastBolusStartTime))),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "No words, no start of the injection; native and three phases in order",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase"),
            clinical(),
            arrives(NATIVE.described("Abdomen")),
            arrives(
                threePhases(
                    piece -> piece.described("Abdomen").lacking(Tag.ContrastBolusStartTime))),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "The start of the injection is the exam's, ten minutes before the arterial scan",
            scored(1),
            clinical(),
            arrives(threePhases(piece -> piece.with(Scans::injectedAtTheExamsTime))),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "The start of the injection is the exam's, and the native scan falls after it",
            waitsForImages(Refusal.AMBIGUOUS_PHASE, "arterial phase"),
            clinical(),
            arrives(NATIVE),
            arrives(threePhases(piece -> piece.with(Scans::injectedAtTheExamsTime))),
            arrives(SEG),
            quiet()));
  }

  private static Piece earlyArterial() {
    return ARTERIAL
        .as("early")
        .with(Scans.scanned(Duration.ofSeconds(-15)))
        .described("Liver early arterial 5.0");
  }

  private static Piece[] threePhases(UnaryOperator<Piece> change) {
    return new Piece[] {change.apply(ARTERIAL), change.apply(PORTAL), change.apply(DELAYED)};
  }
}
