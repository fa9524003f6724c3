package org.tacescore.report.image;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Algorithm;
import org.tacescore.report.DeviceObserver;
import org.tacescore.report.DocumentHeader;
import org.tacescore.report.StudyContext;
import org.tacescore.segio.AlgorithmIdentity;
import org.tacescore.segio.FrameReference;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.SourceGrid;
import org.tacescore.segio.SourcePlane;
import org.tacescore.volume.Direction;
import org.tacescore.volume.GridSize;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Spacing;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** A CT with a round lesion in an oval liver, drawn here. */
final class SampleImages {
  static final String TRACKING = DeterministicUid.of("sample", "lesion");

  private final VolumeGeometry grid;
  private final Vector3 middle;
  private final double unit;

  /**
   * A grid of 350 mm by 350 mm by 2.5 mm for each slice.
   *
   * @param side voxels along columns and rows
   */
  SampleImages(int side, int slices) {
    double mm = 350.0 / side;
    grid =
        new VolumeGeometry(
            new GridSize(side, side, slices),
            new Spacing(mm, mm, 2.5),
            Direction.AXIAL,
            new Vector3(-175, -175, -300),
            "1.2.3.4");
    double half = slices * 2.5 / 2;
    unit = Math.min(80, half);
    middle = new Vector3(-60, -10, -300 + half);
  }

  VolumeGeometry grid() {
    return grid;
  }

  SourceGrid source() {
    List<SourcePlane> planes = new ArrayList<>();
    for (int slice = 0; slice < grid.size().slices(); slice++) {
      planes.add(
          new SourcePlane(
              FrameReference.whole(DeterministicUid.of("sample", "slice" + slice)),
              List.of("-175", "-175", Double.toString(-300 + slice * 2.5))));
    }
    String mm = Double.toString(grid.spacingMm().columnMm());
    String spacing = mm.substring(0, Math.min(16, mm.length()));
    return new SourceGrid(
        DeterministicUid.of("sample", "arterial"),
        UID.CTImageStorage,
        grid,
        planes,
        List.of("1", "0", "0", "0", "1", "0"),
        List.of(spacing, spacing),
        "2.5");
  }

  Mask tumour() {
    return ball(0.3 * unit);
  }

  Mask ring() {
    return ball(0.5 * unit).minus(tumour());
  }

  Mask liver() {
    return Mask.where(grid, offset -> distance(offset, 1.2, 0.9) < unit);
  }

  private Mask ball(double radius) {
    return Mask.where(grid, offset -> distance(offset, 1, 1) < radius);
  }

  private double distance(int offset, double wide, double tall) {
    GridSize size = grid.size();
    Vector3 gap =
        grid.positionOf(
                offset % size.columns(),
                offset / size.columns() % size.rows(),
                offset / size.columns() / size.rows())
            .minus(middle);
    return Math.sqrt(
        gap.x() * gap.x() / wide / wide + gap.y() * gap.y() / tall / tall + gap.z() * gap.z());
  }

  List<SegmentDraft> segments() {
    Roi roi =
        new Roi(
            tumour(),
            Roi.Origin.PROPAGATED,
            DeterministicUid.of("sample", "venous"),
            Optional.empty(),
            List.of());
    return List.of(
        OwnSegments.tumour(
            "HCC lesion 1", "Lesion 1", TRACKING, roi, Optional.of(SegmentAlgorithm.BY_HAND)),
        OwnSegments.ring(
            "HCC lesion 1", "Lesion 1", TRACKING, ring(), "0 to 5 mm, within the liver", "0.1.0"),
        OwnSegments.liver(
            liver(),
            Roi.Origin.DRAWN,
            Optional.of(
                new SegmentAlgorithm(
                    SegmentAlgorithm.Type.SEMIAUTOMATIC,
                    "region growing",
                    Optional.of(AlgorithmIdentity.unknown())))));
  }

  /** Hounsfield units with noise: fat, a body, the liver and a lesion that is brighter. */
  Volume image() {
    SplittableRandom random = new SplittableRandom(7);
    Mask tumour = tumour();
    Mask liver = liver();
    float[] values = new float[grid.size().voxels()];
    for (int offset = 0; offset < values.length; offset++) {
      double tissue = tumour.contains(offset) ? 130 : liver.contains(offset) ? 90 : 30;
      double body = distance(offset, 1.9, 1.45) < 1.3 * unit ? tissue : -900;
      values[offset] = (float) Math.rint(body + 18 * (random.nextDouble() - 0.5));
    }
    return Volume.of(grid, values);
  }

  /** Highest beside the lesion's middle, 0 beyond twice its radius. */
  Volume heat() {
    float[] values = new float[grid.size().voxels()];
    for (int offset = 0; offset < values.length; offset++) {
      values[offset] = (float) Math.max(0, 1 - distance(offset, 1, 1.3) / (0.6 * unit));
    }
    return Volume.of(grid, values);
  }

  HeatMapDocument heatMap() {
    return new HeatMapDocument(
        study(),
        header("heat map", 9920),
        device(),
        source(),
        heat(),
        HeatMapMethod.CLASS_ACTIVATION,
        new Algorithm("hrd", "1", List.of()),
        "high values speak for objective response");
  }

  SegmentationDocument segmentation() {
    return new SegmentationDocument(
        study(), header("segmentation", 9910), device(), source(), segments());
  }

  HeatMapPicture picture() {
    return new HeatMapPicture(
        "HRD score, DLscore, arterial phase, HCC lesion 1",
        List.of(
            "A high value speaks for objective response. Class activation map of the network"
                + " hrd 1.",
            "SYNTHETIC: trained on phantoms, no clinical meaning."),
        image(),
        heat(),
        Optional.of(tumour()),
        GreyWindow.LIVER_CT);
  }

  PictureDocument capture() {
    HeatMapPicture picture = picture();
    return new PictureDocument(
        study(),
        header("heat map picture", 9930),
        device(),
        1,
        HeatMapDrawing.draw(picture),
        "Heat map of hrd 1 over three slices",
        source(),
        picture.slices());
  }

  static DocumentHeader header(String name, int number) {
    return new DocumentHeader(
        DeterministicUid.of("sample", name, "series"),
        DeterministicUid.of("sample", name),
        number,
        OffsetDateTime.parse("2026-01-03T08:15:30.250+01:00"),
        name,
        List.of("0.1.0", "hrd 1"));
  }

  static DeviceObserver device() {
    return new DeviceObserver(
        DeterministicUid.of("sample", "device"), "tacescore-1", "install-1", "Radiology");
  }

  static StudyContext study() {
    Attributes ct = new Attributes();
    ct.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 100");
    ct.setString(Tag.StudyInstanceUID, VR.UI, DeterministicUid.of("sample", "study"));
    ct.setString(Tag.PatientName, VR.PN, "M\u00fcller^Anna");
    ct.setString(Tag.PatientID, VR.LO, "P1");
    ct.setString(Tag.PatientSex, VR.CS, "F");
    ct.setString(Tag.StudyDate, VR.DA, "20260103");
    ct.setString(Tag.StudyTime, VR.TM, "080000");
    ct.setString(Tag.StudyID, VR.SH, "1");
    return StudyContext.of(ct);
  }
}
