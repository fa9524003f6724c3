package org.tacescore.worker.assemble;

import java.util.List;
import java.util.Optional;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseFinding;
import org.tacescore.segio.PhasedSeries;
import org.tacescore.segio.SeriesReader;
import org.tacescore.segio.SeriesTrouble;

/** Image series as the inspector would find them. */
public final class TestSeries {

  private TestSeries() {}

  /** A series that is fit, of a phase or of none that is known. */
  public static ImageSeries fit(
      String uid, String modality, Optional<ContrastPhase> phase, List<UsedInstance> instances) {
    PhaseFinding finding =
        phase
            .<PhaseFinding>map(p -> new PhaseFinding.Found(p, List.of()))
            .orElseGet(PhaseFinding.Unknown::new);
    return of(uid, modality, finding, Optional.empty(), instances);
  }

  static ImageSeries of(
      String uid,
      String modality,
      PhaseFinding finding,
      Optional<SeriesTrouble> trouble,
      List<UsedInstance> instances) {
    Attributes header = new Attributes();
    header.setString(Tag.StudyInstanceUID, VR.UI, "1.2");
    header.setString(Tag.SeriesInstanceUID, VR.UI, uid);
    header.setString(Tag.SOPClassUID, VR.UI, "1.2.840.10008.5.1.4.1.1.2");
    header.setString(Tag.SOPInstanceUID, VR.UI, uid + ".1");
    header.setString(Tag.Modality, VR.CS, modality);
    return new ImageSeries(
        new PhasedSeries(SeriesReader.header(List.of(header)), finding), trouble, instances);
  }

  static Optional<SeriesTrouble> gap() {
    return Optional.of(new SeriesTrouble(Refusal.MISSING_SLICE, "a gap"));
  }

  static Optional<SeriesTrouble> tooFew() {
    return Optional.of(new SeriesTrouble(Refusal.MISSING_SLICE, "41 of 60 images"));
  }
}
