package org.tacescore.segio;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridSize;

/**
 * What makes a data set a DICOM segmentation (PS3.3 A.51): Frame of Reference, Common Instance
 * Reference, Segmentation Image, Multi-frame Functional Groups and Dimension, and the pixels.
 *
 * <p>BINARY, one bit a voxel, a frame for each slice in which a segment has voxels. Pixels are
 * packed without padding between frames, first pixel in the lowest bit (PS3.5 8.1.1).
 */
public final class SegContent {
  private SegContent() {}

  /**
   * Adds it to a data set that has its SOP Instance UID already.
   *
   * @param segments numbered from 1 in this order
   * @throws RefusedException EMPTY_SEGMENT if no segment has a voxel, TOO_LARGE
   * @throws IllegalArgumentException if a mask lies on another grid than the series
   */
  public static void put(Attributes seg, SourceGrid grid, List<SegmentDraft> segments) {
    for (SegmentDraft segment : segments) {
      if (!segment.mask().geometry().sameGridAs(grid.geometry(), SegSource.TOLERANCE_MM)) {
        throw new IllegalArgumentException(
            "segment '%s' lies on another grid than its series".formatted(segment.label()));
      }
    }
    List<SegFrameToWrite> frames = SegFrameToWrite.plan(segments);
    if (frames.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, "none of %d segments has a voxel".formatted(segments.size()));
    }
    GridSize size = grid.geometry().size();
    putFrameOfReference(seg, grid);
    PlaneGroups.putReferences(seg, grid);
    putImage(seg, size, frames.size());
    putSegments(seg, segments);
    SegFunctionalGroups.putDimensions(seg);
    SegFunctionalGroups.put(seg, grid, frames);
    seg.setBytes(Tag.PixelData, VR.OB, SegPacking.pack(size, segments, frames));
  }

  private static void putFrameOfReference(Attributes seg, SourceGrid grid) {
    String uid = grid.geometry().frameOfReferenceUid();
    if (!uid.isEmpty()) {
      seg.setString(Tag.FrameOfReferenceUID, VR.UI, uid);
      if (!seg.contains(Tag.PositionReferenceIndicator)) {
        seg.setNull(Tag.PositionReferenceIndicator, VR.LO);
      }
    }
  }

  private static void putImage(Attributes seg, GridSize size, int frames) {
    seg.setString(Tag.ImageType, VR.CS, "DERIVED", "PRIMARY");
    seg.setInt(Tag.SamplesPerPixel, VR.US, 1);
    seg.setString(Tag.PhotometricInterpretation, VR.CS, "MONOCHROME2");
    seg.setInt(Tag.NumberOfFrames, VR.IS, frames);
    seg.setInt(Tag.Rows, VR.US, size.rows());
    seg.setInt(Tag.Columns, VR.US, size.columns());
    seg.setInt(Tag.BitsAllocated, VR.US, 1);
    seg.setInt(Tag.BitsStored, VR.US, 1);
    seg.setInt(Tag.HighBit, VR.US, 0);
    seg.setInt(Tag.PixelRepresentation, VR.US, 0);
    seg.setString(Tag.LossyImageCompression, VR.CS, "00");
    seg.setString(Tag.SegmentationType, VR.CS, "BINARY");
  }

  private static void putSegments(Attributes seg, List<SegmentDraft> segments) {
    Sequence items = seg.newSequence(Tag.SegmentSequence, segments.size());
    for (int index = 0; index < segments.size(); index++) {
      SegmentDraft segment = segments.get(index);
      Attributes item = new Attributes();
      item.setInt(Tag.SegmentNumber, VR.US, index + 1);
      item.setString(Tag.SegmentLabel, VR.LO, segment.label());
      if (!segment.description().isEmpty()) {
        item.setString(Tag.SegmentDescription, VR.ST, segment.description());
      }
      CodedEntry.put(item, Tag.SegmentedPropertyCategoryCodeSequence, segment.category());
      CodedEntry.put(item, Tag.SegmentedPropertyTypeCodeSequence, segment.type());
      segment
          .region()
          .ifPresent(region -> CodedEntry.put(item, Tag.AnatomicRegionSequence, region));
      putAlgorithm(item, segment.algorithm());
      item.setInt(Tag.RecommendedDisplayCIELabValue, VR.US, segment.colour().encoded());
      if (!segment.trackingUid().isEmpty()) {
        item.setString(Tag.TrackingID, VR.UT, segment.trackingId());
        item.setString(Tag.TrackingUID, VR.UI, segment.trackingUid());
      }
      items.add(item);
    }
  }

  private static void putAlgorithm(Attributes item, SegmentAlgorithm algorithm) {
    item.setString(Tag.SegmentAlgorithmType, VR.CS, algorithm.type().name());
    if (algorithm.type() != SegmentAlgorithm.Type.MANUAL) {
      item.setString(Tag.SegmentAlgorithmName, VR.LO, algorithm.name());
      algorithm.identity().ifPresent(identity -> identity.put(item, algorithm.name()));
    }
  }
}
