package org.tacescore.testpacs.phantom;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.tacescore.dicom.Code;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** What a perfect reader draws: every tumour, and the liver with the tumours in it. */
final class Drawing {

  private static final Code ABNORMAL =
      new Code("49755003", "SCT", "Morphologically Abnormal Structure");
  private static final Code NEOPLASM = new Code("372087000", "SCT", "Neoplasm, Primary");
  private static final Code ANATOMY = new Code("123037004", "SCT", "Anatomical Structure");
  private static final Code LIVER = new Code("10200004", "SCT", "Liver");
  private static final Code AORTA = new Code("7832008", "SCT", "Abdominal aorta");
  private static final Code PORTAL_VEIN = new Code("32764006", "SCT", "Portal vein");

  private final StudyPlan plan;
  private final List<BitSet> tumours;
  private final BitSet liver;
  private final Anatomy anatomy;
  private final VolumeGeometry inBody;

  Drawing(StudyPlan plan, Anatomy anatomy, Couch couch) {
    this.plan = plan;
    this.anatomy = anatomy;
    this.inBody = couch.anatomicalGrid();
    this.tumours = anatomy.tumours().stream().map(t -> voxelsOf(t.solid(), inBody)).toList();
    this.liver = voxelsOf(anatomy.liver(), inBody);
  }

  /**
   * Tumours from number 1, then the liver; tracking UIDs are the same on every series.
   *
   * @param grid of the series, whose voxels are those of the couch
   */
  List<Segment> segmentsOn(VolumeGeometry grid) {
    List<Segment> segments = new ArrayList<>();
    for (BitSet tumour : tumours) {
      int number = segments.size() + 1;
      segments.add(
          segment(
              number,
              "Tumour " + number,
              ABNORMAL,
              NEOPLASM,
              SegmentRole.TUMOUR,
              Mask.of(grid, tumour)));
    }
    segments.add(
        segment(
            segments.size() + 1, "Liver", ANATOMY, LIVER, SegmentRole.LIVER, Mask.of(grid, liver)));
    return segments;
  }

  /**
   * Aorta and portal vein.
   *
   * @param first their first segment number
   */
  List<Segment> vesselsOn(VolumeGeometry grid, int first) {
    return List.of(
        segment(
            first,
            "Aorta",
            ANATOMY,
            AORTA,
            SegmentRole.AORTA,
            Mask.of(grid, voxelsOf(Tissue.AORTA))),
        segment(
            first + 1,
            "Portal vein",
            ANATOMY,
            PORTAL_VEIN,
            SegmentRole.PORTAL_VEIN,
            Mask.of(grid, voxelsOf(Tissue.PORTAL_VEIN))));
  }

  private BitSet voxelsOf(Tissue tissue) {
    return voxelsOf(
        Solid.union(
            anatomy.organs().stream()
                .filter(organ -> organ.tissue() == tissue)
                .map(Anatomy.Organ::solid)
                .toList()),
        inBody);
  }

  private Segment segment(
      int number, String label, Code category, Code type, SegmentRole role, Mask mask) {
    return new Segment(
        number, label, category, type, label, plan.uid("tracking", label), role, mask);
  }

  private static BitSet voxelsOf(Solid solid, VolumeGeometry inBody) {
    GridSize size = inBody.size();
    BitSet inside = new BitSet(size.voxels());
    for (int offset = 0; offset < size.voxels(); offset++) {
      int column = offset % size.columns();
      int row = offset / size.columns() % size.rows();
      int slice = offset / (size.columns() * size.rows());
      Vector3 at = inBody.positionOf(column, row, slice);
      if (solid.depthMm(at.x(), at.y(), at.z()) >= 0) {
        inside.set(offset);
      }
    }
    return inside;
  }
}
