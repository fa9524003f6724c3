package org.tacescore.segio;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.Mask;

/**
 * Reads segmentations that 3D Slicer saved as {@code .seg.nrrd}: label maps in one layer (three
 * dimensions) or several (a list axis first), with {@code SegmentN_*} keys.
 *
 * <p>Segment numbers are N + 1. Codes come from the terminology tag; where there is none, category
 * and type are Slicer's default (85756007, SCT, Tissue) and the role rests on the name. The grid is
 * that of the file, mostly cropped to the segments: it is placed by position.
 */
public final class SegNrrdReader {
  private static final Code TISSUE = new Code("85756007", "SCT", "Tissue");
  private static final String TERMINOLOGY_KEY = "TerminologyEntry";
  private static final String LABEL_MAP = "binary labelmap";

  private SegNrrdReader() {}

  /**
   * Reads all segments; an empty one has an empty mask. The UIDs of the result are empty.
   *
   * @throws RefusedException as {@link NrrdReader}, and UNSUPPORTED_FORMAT where no segment is
   *     described or the source representation is no binary label map
   */
  public static Segmentation read(Path file) {
    return segmentation(NrrdFile.read(file));
  }

  /** As {@link #read(Path)}; the stream is not closed. */
  public static Segmentation read(InputStream in) {
    return segmentation(NrrdFile.read(in));
  }

  /**
   * The mask of the one segment with a label value.
   *
   * @throws RefusedException as {@link #read(Path)}, and UNSUPPORTED_FORMAT where no segment or
   *     several, in different layers, have it
   */
  public static Mask readMask(Path file, int label) {
    return mask(NrrdFile.read(file), label);
  }

  static Mask mask(NrrdFile nrrd, int label) {
    List<Segment> found = new ArrayList<>();
    for (Segment segment : segmentation(nrrd).segments()) {
      if (labelOf(nrrd, segment.number() - 1) == label) {
        found.add(segment);
      }
    }
    if (found.size() != 1) {
      throw unsupported("%d segments have label value %d".formatted(found.size(), label));
    }
    return found.get(0).mask();
  }

  private static Segmentation segmentation(NrrdFile file) {
    requireLabelMap(file.header());
    if (nameOf(file, 0).isEmpty()) {
      throw unsupported("an NRRD file without Segment0_ID describes no segments");
    }
    List<Segment> segments = new ArrayList<>();
    for (int n = 0; nameOf(file, n).isPresent(); n++) {
      segments.add(segment(file, n));
    }
    return new Segmentation("", "", "", "", List.of(), segments);
  }

  private static Optional<String> nameOf(NrrdFile file, int n) {
    return key(file, n, "Name").or(() -> key(file, n, "ID"));
  }

  /** The documentation says Source, files written by Slicer 5 and older say Master. */
  private static void requireLabelMap(NrrdHeader header) {
    Optional<String> source =
        header
            .key("Segmentation_SourceRepresentation")
            .or(() -> header.key("Segmentation_MasterRepresentation"));
    if (source.isPresent() && !source.get().strip().equalsIgnoreCase(LABEL_MAP)) {
      throw unsupported("the source representation is " + source.get());
    }
  }

  private static Segment segment(NrrdFile file, int n) {
    String label = nameOf(file, n).orElseThrow();
    int layer = layerOf(file, n);
    String[] terminology = terminology(key(file, n, "Tags").orElse(""));
    Code category = code(terminology, 1).orElse(TISSUE);
    Code type = code(terminology, 2).orElse(TISSUE);
    return new Segment(
        n + 1,
        label,
        category,
        type,
        key(file, n, "ID").orElse(""),
        "",
        SegmentRoleRules.shipped().role(type, label),
        file.voxels().mask(layer, labelOf(file, n)));
  }

  private static int layerOf(NrrdFile file, int n) {
    // Files from before layers had one component a segment.
    int layer = key(file, n, "Layer").map(text -> number(text, n)).orElse(n);
    if (layer < 0 || layer >= file.voxels().layers()) {
      throw NrrdHeader.unreadable(
          "segment %d lies in layer %d of %d".formatted(n, layer, file.voxels().layers()));
    }
    return layer;
  }

  private static int labelOf(NrrdFile file, int n) {
    int label = key(file, n, "LabelValue").map(text -> number(text, n)).orElse(1);
    if (label == 0) {
      throw NrrdHeader.unreadable("segment %d has label value 0, the background".formatted(n));
    }
    return label;
  }

  private static int number(String text, int n) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException e) {
      throw new RefusedException(
          Refusal.UNREADABLE_INSTANCE, "a number of segment %d cannot be read".formatted(n), e);
    }
  }

  private static Optional<String> key(NrrdFile file, int n, String name) {
    return file.header().key("Segment%d_%s".formatted(n, name));
  }

  /** Tags are {@code key:value|key:value|...}; the entry has seven parts between tildes. */
  private static String[] terminology(String tags) {
    for (String tag : tags.split("\\|", -1)) {
      int colon = tag.indexOf(':');
      if (colon > 0 && tag.substring(0, colon).endsWith(TERMINOLOGY_KEY)) {
        return tag.substring(colon + 1).split("~", -1);
      }
    }
    return new String[0];
  }

  /** A triplet {@code scheme^value^meaning}. */
  private static Optional<Code> code(String[] terminology, int part) {
    if (part >= terminology.length) {
      return Optional.empty();
    }
    String[] triplet = terminology[part].split("\\^", -1);
    if (triplet.length != 3 || List.of(triplet).stream().anyMatch(String::isBlank)) {
      return Optional.empty();
    }
    return Optional.of(new Code(triplet[1], triplet[0], triplet[2]));
  }

  private static RefusedException unsupported(String detail) {
    return new RefusedException(Refusal.UNSUPPORTED_FORMAT, detail);
  }
}
