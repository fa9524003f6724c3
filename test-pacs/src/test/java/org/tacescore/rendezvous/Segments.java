package org.tacescore.rendezvous;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.endtoend.LabelMaps;
import org.tacescore.segio.ContrastPhase;

/** What readers may draw otherwise, and how they may write it. */
final class Segments {
  /** Another object of the same tumour with another border. */
  static final Piece CORRECTED = Pieces.SEG.as("corrected").with(Segments::corrected);

  static final Piece LABEL_MAP =
      Piece.one(phantom -> LabelMaps.of(phantom.segmentation(ContrastPhase.ARTERIAL)));

  private Segments() {}

  /** Every segment is the spleen. */
  static void withoutTumour(Attributes seg) {
    for (Attributes segment : seg.getSequence(Tag.SegmentSequence)) {
      segment.setString(Tag.SegmentLabel, VR.LO, "Spleen");
      code(segment, Tag.SegmentedPropertyCategoryCodeSequence, "123037004", "Anatomical Structure");
      code(segment, Tag.SegmentedPropertyTypeCodeSequence, "78961009", "Spleen");
    }
  }

  private static void code(Attributes segment, int sequence, String value, String meaning) {
    Attributes code = new Attributes();
    code.setString(Tag.CodeValue, VR.SH, value);
    code.setString(Tag.CodingSchemeDesignator, VR.SH, "SCT");
    code.setString(Tag.CodeMeaning, VR.LO, meaning);
    segment.newSequence(sequence, 1).add(code);
  }

  /** Neither code nor name of any segment says what it is. */
  static void unnamed(Attributes seg) {
    for (Attributes segment : seg.getSequence(Tag.SegmentSequence)) {
      segment.setString(Tag.SegmentLabel, VR.LO, "Segment_" + segment.getInt(Tag.SegmentNumber, 0));
      code(segment, Tag.SegmentedPropertyCategoryCodeSequence, "85756007", "Tissue");
      code(segment, Tag.SegmentedPropertyTypeCodeSequence, "85756007", "Tissue");
    }
  }

  static void emptied(Attributes seg) {
    seg.setBytes(Tag.PixelData, VR.OB, new byte[seg.getSafeBytes(Tag.PixelData).length]);
  }

  /** One voxel less in the first frame that holds any: the first segment's. */
  private static void corrected(Attributes seg) {
    byte[] bits = seg.getSafeBytes(Tag.PixelData).clone();
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != 0) {
        bits[i] = (byte) (bits[i] & bits[i] - 1);
        break;
      }
    }
    seg.setBytes(Tag.PixelData, VR.OB, bits);
  }
}
