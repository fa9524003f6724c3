package org.tacescore.rendezvous;

import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/** How scanners and those at them may write a series otherwise. */
final class Scans {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HHmmss.SSSSSS", Locale.ROOT);

  private Scans() {}

  /** Reconstructed with a sharp kernel, for the lung. */
  static Consumer<Attributes> forTheLung() {
    return image -> image.setString(Tag.ConvolutionKernel, VR.SH, "LUNG");
  }

  /** Scanned some time later, or earlier. */
  static Consumer<Attributes> scanned(Duration later) {
    return image -> shift(image, Tag.AcquisitionTime, later);
  }

  /** The start of the injection is said to be some time later, or earlier. */
  static Consumer<Attributes> injected(Duration later) {
    return image -> shift(image, Tag.ContrastBolusStartTime, later);
  }

  private static void shift(Attributes image, int tag, Duration later) {
    if (image.containsValue(tag)) {
      LocalTime time = LocalTime.parse(image.getString(tag), TIME);
      image.setString(tag, VR.TM, TIME.format(time.plus(later)));
    }
  }

  /** The start of the injection is said to be the exam's. */
  static void injectedAtTheExamsTime(Attributes image) {
    if (image.containsValue(Tag.ContrastBolusStartTime)) {
      image.setString(Tag.ContrastBolusStartTime, VR.TM, image.getString(Tag.StudyTime));
    }
  }

  /** Each slice twice, half as thick. */
  static Piece thin(Piece piece) {
    return Piece.of(
        phantom -> {
          List<Attributes> thin = new ArrayList<>();
          for (Attributes image : piece.source().of(phantom)) {
            double half = image.getDouble(Tag.SliceThickness, 0) / 2;
            Attributes upper = new Attributes(image);
            double[] at = image.getDoubles(Tag.ImagePositionPatient);
            upper.setDouble(Tag.ImagePositionPatient, VR.DS, at[0], at[1], at[2] + half);
            upper.setString(
                Tag.SOPInstanceUID,
                VR.UI,
                Piece.named("upper half", image.getString(Tag.SOPInstanceUID)));
            for (Attributes one : List.of(image, upper)) {
              one.setDouble(Tag.SliceThickness, VR.DS, half);
              one.setDouble(Tag.SpacingBetweenSlices, VR.DS, half);
              thin.add(one);
            }
          }
          return thin;
        });
  }

  static Consumer<Attributes> imageType(String... values) {
    return image -> image.setString(Tag.ImageType, VR.CS, values);
  }

  /** Contrast/Bolus Agent Phase (0018,9344). */
  static Consumer<Attributes> phaseTag(String term) {
    return image -> image.setString(Tag.ContrastBolusAgentPhase, VR.CS, term);
  }

  /** Every image tells of how many its acquisition consists. */
  static Consumer<Attributes> imagesInAcquisition(int count) {
    return image -> image.setInt(Tag.ImagesInAcquisition, VR.IS, count);
  }
}
