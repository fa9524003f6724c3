package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Pieces.SEG_ON_PORTAL;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import java.util.stream.Stream;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.endtoend.RegistrationObjects;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.volume.Vector3;

/** Phases in two frames of reference: the couch was moved and zeroed anew between them. */
final class RegistrationRows {
  private static final String REGISTERED = "ROI_REGISTERED";
  private static final Piece REGISTRATION = registration(new Vector3(0, 0, 0));
  private static final Piece WRONG = registration(new Vector3(0, 30, 0));
  private static final Piece LIVER_ON_PORTAL =
      Piece.one(
          phantom ->
              new Attributes(
                  RegistrationObjects.liverAlone(phantom, ContrastPhase.PORTAL_VENOUS).dataset()));

  private RegistrationRows() {}

  static List<Arrangement> rows() {
    return Stream.of(
            Arrangement.of(
                "No registration",
                refused(Refusal.FRAME_OF_REFERENCE_MISMATCH, "registration"),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG),
                quiet()),
            Arrangement.of(
                "The tumour drawn in both, no registration",
                refused(Refusal.FRAME_OF_REFERENCE_MISMATCH, "registration"),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG, SEG_ON_PORTAL),
                quiet()),
            Arrangement.of(
                "A registration of the two",
                scored(1).warning(REGISTERED),
                clinical(),
                arrives(REGISTRATION, ARTERIAL, PORTAL, SEG, LIVER_ON_PORTAL),
                quiet()),
            Arrangement.of(
                "The registration comes after the refusal",
                scored(1).warning(REGISTERED),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG, LIVER_ON_PORTAL),
                quiet(),
                stands(refused(Refusal.FRAME_OF_REFERENCE_MISMATCH, "registration")),
                arrives(REGISTRATION),
                quiet()),
            Arrangement.of(
                "A registration of the two, and no liver drawn in one of them",
                refused(Refusal.REGISTRATION_FAILED, "draw the liver on both"),
                clinical(),
                arrives(REGISTRATION, ARTERIAL, PORTAL, SEG),
                quiet()),
            Arrangement.of(
                "A registration that leaves the liver beside itself",
                refused(Refusal.REGISTRATION_FAILED, "liver"),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG, LIVER_ON_PORTAL, WRONG),
                quiet()),
            Arrangement.of(
                "Two registrations that differ",
                refused(Refusal.REGISTRATION_FAILED, "differ"),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG, REGISTRATION, WRONG),
                quiet()))
        .map(row -> row.in(Phantom.CT_MOVED_BETWEEN_PHASES))
        .toList();
  }

  private static Piece registration(Vector3 errorMm) {
    return Piece.one(
        phantom ->
            new Attributes(RegistrationObjects.venousToArterial(phantom, errorMm).dataset()));
  }
}
