package org.tacescore.rendezvous;

import static org.tacescore.rendezvous.End.refused;
import static org.tacescore.rendezvous.End.scored;
import static org.tacescore.rendezvous.Pieces.ARTERIAL;
import static org.tacescore.rendezvous.Pieces.PORTAL;
import static org.tacescore.rendezvous.Pieces.SEG;
import static org.tacescore.rendezvous.Step.arrives;
import static org.tacescore.rendezvous.Step.clinical;
import static org.tacescore.rendezvous.Step.quiet;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;

/** Objects beside the images and segmentations, and images that are no liver CT. */
final class CompanyRows {
  private CompanyRows() {}

  static List<Arrangement> rows() {
    return List.of(
        Arrangement.of(
            "Localizer, projections, reformats and a dose report beside the study",
            scored(1),
            clinical(),
            arrives(localizer(), ARTERIAL, projections(), PORTAL, reformats(), doseReport(), SEG),
            quiet()),
        Arrangement.of(
            "A localizer and a dose report after the report",
            scored(1),
            clinical(),
            arrives(ARTERIAL, PORTAL, SEG),
            quiet(),
            arrives(localizer(), doseReport()),
            quiet()),
        Arrangement.of(
                "An MR study where every recipe is for CT",
                refused(Refusal.WRONG_MODALITY, "MR"),
                clinical(),
                arrives(ARTERIAL, PORTAL, SEG),
                quiet())
            .in(Phantom.MR));
  }

  private static Piece localizer() {
    return ARTERIAL
        .slices(4, 5)
        .as("localizer")
        .with(Scans.imageType("ORIGINAL", "PRIMARY", "LOCALIZER"))
        .described("Topogram 0.6");
  }

  private static Piece projections() {
    return ARTERIAL
        .as("projections")
        .with(Scans.imageType("DERIVED", "SECONDARY", "PROJECTION IMAGE", "MIP"))
        .described("Liver arterial MIP");
  }

  private static Piece reformats() {
    return PORTAL
        .as("reformats")
        .with(Scans.imageType("DERIVED", "SECONDARY", "REFORMATTED"))
        .described("Liver portal venous coronal");
  }

  /** Enhanced X-Ray Radiation Dose SR, as far as a worker looks at it. */
  private static Piece doseReport() {
    return Piece.one(
        phantom -> {
          Attributes report = new Attributes(phantom.images().findFirst().orElseThrow().dataset());
          report.remove(Tag.PixelData);
          report.remove(Tag.FrameOfReferenceUID);
          report.setString(Tag.SOPClassUID, VR.UI, UID.XRayRadiationDoseSRStorage);
          report.setString(Tag.Modality, VR.CS, "SR");
          report.setString(Tag.SeriesDescription, VR.LO, "Dose report");
          for (int tag : new int[] {Tag.SeriesInstanceUID, Tag.SOPInstanceUID}) {
            report.setString(tag, VR.UI, Piece.named("dose", report.getString(tag)));
          }
          return report;
        });
  }
}
