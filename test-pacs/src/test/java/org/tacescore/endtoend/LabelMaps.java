package org.tacescore.endtoend;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.DicomObject;
import org.tacescore.segio.SegKind;
import org.tacescore.segio.SegReader;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.Segmentation;
import org.tacescore.volume.Vector3;
import org.tacescore.volume.VolumeGeometry;

/** Makes label map segmentations of binary ones; where segments overlap the tumour is kept. */
public final class LabelMaps {
  private LabelMaps() {}

  public static Attributes of(DicomObject seg) {
    Segmentation read = SegReader.read(seg);
    VolumeGeometry grid = read.segments().get(0).mask().geometry();
    int perSlice = grid.size().rows() * grid.size().columns();
    byte[] labels = new byte[grid.size().voxels()];
    read.segments().stream()
        .sorted(Comparator.comparing((Segment s) -> s.role() == SegmentRole.TUMOUR))
        .forEach(s -> s.mask().offsets().forEach(offset -> labels[offset] = (byte) s.number()));
    Attributes made = new Attributes(seg.dataset());
    Map<Integer, Attributes> slices = frameOfEachSlice(made, grid);
    byte[] pixels = new byte[slices.size() * perSlice + slices.size() * perSlice % 2];
    Sequence frames = made.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
    slices.forEach(
        (slice, frame) -> {
          System.arraycopy(labels, slice * perSlice, pixels, frames.size() * perSlice, perSlice);
          frames.add(frame);
        });
    made.setString(Tag.SOPClassUID, VR.UI, SegKind.LABEL_MAP_SEGMENTATION_STORAGE);
    made.setString(Tag.SegmentationType, VR.CS, "LABELMAP");
    made.setInt(Tag.BitsAllocated, VR.US, 8);
    made.setInt(Tag.BitsStored, VR.US, 8);
    made.setInt(Tag.HighBit, VR.US, 7);
    made.setInt(Tag.PixelPaddingValue, VR.US, 0);
    made.setInt(Tag.NumberOfFrames, VR.IS, slices.size());
    made.setBytes(Tag.PixelData, VR.OB, pixels);
    return made;
  }

  private static Map<Integer, Attributes> frameOfEachSlice(Attributes seg, VolumeGeometry grid) {
    Map<Integer, Attributes> slices = new TreeMap<>();
    for (Attributes frame : seg.getSequence(Tag.PerFrameFunctionalGroupsSequence)) {
      double[] at =
          frame.getNestedDataset(Tag.PlanePositionSequence).getDoubles(Tag.ImagePositionPatient);
      int slice = (int) Math.rint(grid.indexOf(new Vector3(at[0], at[1], at[2])).z());
      Attributes alone = new Attributes(frame);
      alone.remove(Tag.SegmentIdentificationSequence);
      slices.putIfAbsent(slice, alone);
    }
    return slices;
  }
}
