package org.tacescore.segio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.StudyFolder.SeriesFiles;
import org.tacescore.segio.StudyFolder.SkippedFile;
import org.tacescore.volume.Mask;
import org.tacescore.volume.Volume;
import org.tacescore.volume.VolumeGeometry;

/** The image and the mask of one case, of any format read here, told apart by content. */
public final class ImageFile {
  private static final int DICOM_PREAMBLE = 128;

  /** Within it two grids are one; a voxel is never so small. */
  private static final double SAME_GRID_MM = 0.01;

  private ImageFile() {}

  /**
   * Reads an image: an NRRD or NIfTI file, or a folder with one DICOM CT or MR series.
   *
   * @throws RefusedException as the reader of the format does; UNREADABLE_INSTANCE for a folder
   *     with broken DICOM, UNSUPPORTED_FORMAT for a folder of no or several series and for DICOM
   *     files
   */
  public static Volume readVolume(Path source) {
    if (Files.isDirectory(source)) {
      return readSeries(source);
    }
    return switch (Format.of(source)) {
      case NRRD -> NrrdReader.readVolume(source);
      case NIFTI_OR_OTHER -> NiftiReader.readVolume(source);
      case DICOM ->
          throw unsupported(
              source.getFileName() + " is one DICOM file; needed is the folder of its series");
    };
  }

  /**
   * Reads the voxels with a label.
   *
   * @param label the voxels' value in an NRRD, {@code .seg.nrrd} or NIfTI file, where in several
   *     layers it must be one segment's alone; the segment's number in a DICOM SEG; the ROI Number
   *     in an RT Structure Set
   * @param grid the image's grid, onto which segmentations are placed by position; a plain label
   *     map keeps its own
   * @throws RefusedException as the reader of the format does; UNSUPPORTED_FORMAT for other DICOM
   *     objects, EMPTY_SEGMENT where the label is not there, saying which are
   */
  public static Mask readMask(Path file, int label, VolumeGeometry grid) {
    return readMask(file, label, 0, grid);
  }

  /**
   * As {@link #readMask(Path, int, VolumeGeometry)}, from one layer of a label map of several.
   *
   * @param layer from 0; segmentations that describe their segments say themselves where each lies
   * @throws RefusedException also EMPTY_SEGMENT where the label map has no such layer
   */
  public static Mask readMask(Path file, int label, int layer, VolumeGeometry grid) {
    return switch (Format.of(file)) {
      case NRRD -> labelMap(NrrdFile.read(file), label, layer, grid);
      case NIFTI_OR_OTHER -> present(NiftiReader.read(file), label, 0);
      case DICOM -> DicomMask.read(file).mask(label, grid);
    };
  }

  /**
   * What {@link #readMask} finds in a file, ascending by label, with the numbers of voxels.
   *
   * @throws RefusedException as {@link #readMask}; UNSUPPORTED_FORMAT for an image that is no label
   *     map
   */
  public static List<MaskLabel> labels(Path file, VolumeGeometry grid) {
    return switch (Format.of(file)) {
      case NRRD -> {
        NrrdFile nrrd = NrrdFile.read(file);
        yield isPlain(nrrd) ? plainLabels(nrrd.voxels(), 0) : SegNrrdReader.labels(nrrd);
      }
      case NIFTI_OR_OTHER -> plainLabels(NiftiReader.read(file), 0);
      case DICOM -> DicomMask.read(file).labels(grid);
    };
  }

  private static Volume readSeries(Path source) {
    StudyFolder folder = StudyFolder.read(source);
    folder.requireSeries();
    if (!folder.unreadable().isEmpty()) {
      SkippedFile first = folder.unreadable().get(0);
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, first.file().getFileName() + ": " + first.reason());
    }
    List<SeriesFiles> series = folder.series();
    if (series.size() != 1) {
      throw unsupported(
          "the folder must hold one CT or MR series, it holds %d stacks of images: %s"
              .formatted(
                  series.size(), series.stream().map(s -> s.header().part().toString()).toList()));
    }
    return series.get(0).read().volume();
  }

  private static boolean isPlain(NrrdFile nrrd) {
    return nrrd.voxels().layers() == 1 && !SegNrrdEntry.areIn(nrrd.header());
  }

  private static Mask labelMap(NrrdFile nrrd, int label, int layer, VolumeGeometry grid) {
    if (!SegNrrdEntry.areIn(nrrd.header())) {
      return present(nrrd.voxels(), label, layer);
    }
    Mask mask = SegNrrdReader.mask(nrrd, label);
    return mask.geometry().sameGridAs(grid, SAME_GRID_MM)
        ? mask
        : MaskPlacement.exactly(mask, grid, "the segment with label " + label);
  }

  private static Mask present(RawVoxels voxels, int label, int layer) {
    if (layer >= voxels.layers()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT,
          "layer %d is not there; the mask has %d".formatted(layer, voxels.layers()));
    }
    Mask mask = voxels.mask(layer, label);
    if (mask.isEmpty()) {
      throw new RefusedException(
          Refusal.EMPTY_SEGMENT, MaskLabel.missing(label, plainLabels(voxels, layer)));
    }
    return mask;
  }

  private static List<MaskLabel> plainLabels(RawVoxels voxels, int layer) {
    return voxels.labels(layer).entrySet().stream()
        .filter(label -> label.getKey() == label.getKey().intValue())
        .map(label -> new MaskLabel(label.getKey().intValue(), "", label.getValue()))
        .toList();
  }

  private static RefusedException unsupported(String detail) {
    return new RefusedException(Refusal.UNSUPPORTED_FORMAT, detail);
  }

  /** What the first bytes of a file say. NIfTI's reader looks for its own mark, also in gzip. */
  private enum Format {
    NRRD,
    DICOM,
    NIFTI_OR_OTHER;

    static Format of(Path file) {
      byte[] start = start(file);
      if (holds(start, 0, "NRRD")) {
        return NRRD;
      }
      return holds(start, DICOM_PREAMBLE, "DICM") ? DICOM : NIFTI_OR_OTHER;
    }

    private static byte[] start(Path file) {
      try (InputStream in = Files.newInputStream(file)) {
        return in.readNBytes(DICOM_PREAMBLE + 4);
      } catch (IOException e) {
        throw new RefusedException(
            Refusal.UNREADABLE_INSTANCE, "cannot read " + file.getFileName(), e);
      }
    }

    private static boolean holds(byte[] bytes, int at, String mark) {
      byte[] wanted = mark.getBytes(StandardCharsets.US_ASCII);
      int end = at + wanted.length;
      return bytes.length >= end && Arrays.equals(bytes, at, end, wanted, 0, wanted.length);
    }
  }
}
