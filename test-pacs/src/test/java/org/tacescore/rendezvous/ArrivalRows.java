package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.End.waits;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.DELAYED;
import static org.tacescore.rendezvous.Pieces.NATIVE;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.deadline;
import static org.tacescore.rendezvous.Step.passes;
import static org.tacescore.rendezvous.Step.quiet;
import static org.tacescore.rendezvous.Step.reportComesBack;
import static org.tacescore.rendezvous.Step.stands;

import java.time.Duration;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.worker.web.JobState;

/** In which order, how often and in which form a whole study arrives. */
final class ArrivalRows {
  private ArrivalRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "Series by series, the segmentation last",
            scored(1),
            clinical(),
            arrives(NATIVE, ARTERIAL, PORTAL, DELAYED, SEG),
            quiet()),
        Arrangement.of(
            "The segmentation first",
            scored(1),
            clinical(),
            arrives(SEG, DELAYED, PORTAL, ARTERIAL),
            quiet()),
        Arrangement.of(
            "The segmentation between two slices of its own series",
            scored(1),
            clinical(),
            arrives(PORTAL, ARTERIAL.slices(0, 4), SEG, ARTERIAL.slices(4, 10)),
            quiet()),
        Arrangement.of(
            "The series instance by instance in turns",
            scored(1),
            clinical(),
            arrives(SEG.interleavedWith(PORTAL, DELAYED, ARTERIAL)),
            quiet()),
        Arrangement.of(
            "Everything in reverse, the clinical values last",
            scored(1),
            arrives(SEG, PORTAL.reversed(), ARTERIAL.reversed()),
            quiet(),
            clinical(),
            quiet()),
        Arrangement.of(
            "The segmentation a day after the images, before its deadline",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL),
            quiet(),
            stands(waits(JobState.WAITING_SEG, Refusal.MISSING_SEGMENTATION, "tumour")),
            passes(Duration.ofHours(23)),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "No segmentation until the deadline",
            refused(Refusal.MISSING_SEGMENTATION, ""),
            clinical(),
            arrives(ARTERIAL, PORTAL),
            deadline()),
        Arrangement.of(
            "The segmentation after its deadline",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL),
            deadline(),
            arrives(SEG),
            quiet()),
        Arrangement.of(
            "Pauses in the sending, shorter than the quiet period",
            scored(1),
            clinical(),
            arrives(ARTERIAL),
            passes(Duration.ofSeconds(60)),
            arrives(PORTAL.slices(0, 5)),
            passes(Duration.ofSeconds(60)),
            arrives(PORTAL.slices(5, 10)),
            passes(Duration.ofSeconds(60)),
            arrives(SEG),
            passes(Duration.ofSeconds(60)),
            passes(Duration.ofSeconds(30))),
        Arrangement.of(
            "The whole study twice, the second time after the report",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG, ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet()),
        Arrangement.of(
            "A series again in another transfer syntax, after the report",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(ARTERIAL.encodedAs(UID.ImplicitVRLittleEndian)),
            quiet()),
        Arrangement.of(
            "An instance again with other content",
            refused(Refusal.INSTANCE_CONFLICT, "SOP Instance UID"),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG, changedSlice()),
            quiet()),
        Arrangement.of(
            "An instance again with other content, after the report",
            refused(Refusal.INSTANCE_CONFLICT, "SOP Instance UID").after(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(changedSlice()),
            quiet()),
        Arrangement.of(
            "The worker's own report comes back from the PACS",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            reportComesBack(),
            quiet()));
  }

  private static Piece changedSlice() {
    return ARTERIAL
        .slices(3, 4)
        .with(
            image -> {
              byte[] pixels = image.getSafeBytes(Tag.PixelData);
              pixels[pixels.length / 2] ^= 1;
              image.setBytes(Tag.PixelData, VR.OW, pixels);
            });
  }
}
