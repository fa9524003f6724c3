package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waitsForImages;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.deadline;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.stands;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;

/** Series that are not whole, and such that grow. */
final class SliceRows {
  private static final int SLICES = 10;
  private static final Piece TOLD_PORTAL = PORTAL.with(Scans.imagesInAcquisition(SLICES));
  private static final Piece TOLD_ARTERIAL = ARTERIAL.with(Scans.imagesInAcquisition(SLICES));

  private SliceRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "A slice in the middle is missing",
            waitsForImages(Refusal.MISSING_SLICE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, PORTAL.without(5), SEG),
            quiet()),
        Arrangement.of(
            "A slice in the middle is missing until the deadline",
            refused(Refusal.MISSING_SLICE, ""),
            clinical(),
            arrives(ARTERIAL, PORTAL.without(5), SEG),
            deadline()),
        Arrangement.of(
            "A slice in the middle comes late",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL.without(5), SEG),
            quiet(),
            arrives(PORTAL.slices(5, 6)),
            quiet()),
        Arrangement.of(
            "The lowest slice is missing, and the others tell how many there are",
            waitsForImages(Refusal.MISSING_SLICE, "9 of 10 images"),
            clinical(),
            arrives(TOLD_ARTERIAL, TOLD_PORTAL.slices(1, SLICES), SEG),
            quiet()),
        Arrangement.of(
            "The lowest slice comes late",
            scored(1),
            clinical(),
            arrives(TOLD_ARTERIAL, TOLD_PORTAL.slices(1, SLICES), SEG),
            quiet(),
            stands(waitsForImages(Refusal.MISSING_SLICE, "9 of 10 images")),
            arrives(TOLD_PORTAL.slices(0, 1)),
            quiet()),
        Arrangement.of(
            "A further slice after the report",
            scored(2),
            clinical(),
            arrives(ARTERIAL, PORTAL.slices(1, SLICES), SEG),
            quiet(),
            stands(scored(1)),
            arrives(PORTAL.slices(0, 1)),
            quiet()),
        Arrangement.of(
            "Two slices at one place",
            waitsForImages(Refusal.DUPLICATE_SLICE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, PORTAL, doubledSlice(), SEG),
            quiet()),
        Arrangement.of(
            "Slices of 10 mm alone",
            waitsForImages(Refusal.MISSING_PHASE, "portal venous phase"),
            clinical(),
            arrives(ARTERIAL, PORTAL.with(i -> i.setDouble(Tag.SliceThickness, VR.DS, 10)), SEG),
            quiet()));
  }

  /** Another image at the place of one, in its series. */
  private static Piece doubledSlice() {
    return PORTAL
        .slices(5, 6)
        .with(
            image ->
                image.setString(
                    Tag.SOPInstanceUID,
                    VR.UI,
                    Piece.named("doubled", image.getString(Tag.SOPInstanceUID))));
  }
}
