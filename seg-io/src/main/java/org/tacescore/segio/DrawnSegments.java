package org.tacescore.segio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;
import org.tacescore.volume.VolumeGeometry;

/**
 * Segments of a research file on the grid of the series that they were drawn on: {@code .seg.nrrd},
 * or a plain label map as NRRD or NIfTI, whose labels are segments of that number and name.
 *
 * <p>They are placed by position, and exactly: each voxel drawn is one voxel of the series.
 */
public final class DrawnSegments {
  /** 3D Slicer crops; a file that announces more than this many series is a mistake or a trap. */
  private static final int MOST_SERIES = 4;

  private static final long MOST_SKIPPED = 1 << 20;
  private static final byte[] NRRD = "NRRD".getBytes(StandardCharsets.US_ASCII);
  private static final Code TISSUE = new Code("85756007", "SCT", "Tissue");

  private DrawnSegments() {}

  /**
   * Reads all segments; empty ones have empty masks.
   *
   * @param grid of the series
   * @param roles tells what the segments are
   * @throws RefusedException as {@link SegNrrdReader} and {@link NiftiReader}; TOO_LARGE where the
   *     file announces far more voxels than the series has, GEOMETRY_MISMATCH where voxels do not
   *     coincide with those of the series, MASK_OUTSIDE_VOLUME where they lie beyond it
   */
  public static List<Segment> read(Path file, VolumeGeometry grid, SegmentRoleRules roles) {
    return segments(file, grid).stream().map(segment -> placed(segment, grid, roles)).toList();
  }

  private static List<Segment> segments(Path file, VolumeGeometry grid) {
    if (!isNrrd(file)) {
      return labels(NiftiReader.read(file));
    }
    NrrdHeader header = header(file);
    requireModest(header, grid);
    return SegNrrdEntry.areIn(header)
        ? SegNrrdReader.read(file).segments()
        : labels(NrrdFile.read(file).voxels());
  }

  private static boolean isNrrd(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(NRRD.length), NRRD);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static NrrdHeader header(Path file) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      return NrrdHeader.read(in);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private static RefusedException unreadable(IOException cause) {
    return new RefusedException(
        Refusal.UNREADABLE_INSTANCE, "the segmentation cannot be read", cause);
  }

  private static void requireModest(NrrdHeader header, VolumeGeometry grid) {
    long announced = NrrdGeometry.of(header).grid().size().voxels();
    if (announced > (long) MOST_SERIES * grid.size().voxels()
        || header.skip("byte") > MOST_SKIPPED) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "the file announces %d voxels, the series has %d"
              .formatted(announced, grid.size().voxels()));
    }
  }

  private static List<Segment> labels(RawVoxels voxels) {
    return voxels.labels(0).keySet().stream()
        .filter(label -> label > 0 && label <= Integer.MAX_VALUE)
        .map(
            label ->
                new Segment(
                    label.intValue(),
                    label.toString(),
                    TISSUE,
                    TISSUE,
                    "",
                    "",
                    SegmentRole.UNKNOWN,
                    voxels.mask(0, label)))
        .toList();
  }

  private static Segment placed(Segment segment, VolumeGeometry grid, SegmentRoleRules roles) {
    Mask mask =
        segment.mask().isEmpty()
            ? Mask.of(grid, new BitSet())
            : MaskPlacement.exactly(segment.mask(), grid, "segment " + segment.number());
    return new Segment(
        segment.number(),
        segment.label(),
        segment.category(),
        segment.type(),
        "",
        "",
        roles.role(segment.type(), segment.label()),
        mask);
  }
}
