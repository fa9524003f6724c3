package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.volume.GridBox;
import org.tacescore.volume.Mask;

/**
 * A segment as the {@code SegmentN_*} keys of a {@code .seg.nrrd} file describe it.
 *
 * @param number N + 1
 * @param name its name, or where it has none its ID
 * @param layer the layer with its voxels, from 0
 * @param labelValue the value of its voxels
 * @param extent first and last column, row and slice of the file in which voxels may lie; the last
 *     is below the first for an empty segment; no numbers where the file does not say
 */
record SegNrrdEntry(
    int number,
    String name,
    String id,
    Code category,
    Code type,
    int layer,
    int labelValue,
    List<Integer> extent) {

  private static final int MOST_SEGMENTS = 1000;
  private static final Pattern NAMED = Pattern.compile("Segment([0-9]{1,6})_(ID|Name)");
  private static final Code TISSUE = new Code("85756007", "SCT", "Tissue");
  private static final String TERMINOLOGY_KEY = "TerminologyEntry";

  /** Whether a file describes segments at all. */
  static boolean areIn(NrrdHeader header) {
    return header.keys().stream().anyMatch(key -> NAMED.matcher(key).matches());
  }

  /** All segments, ascending by number; numbers may be missing, as where segments were deleted. */
  static List<SegNrrdEntry> readAll(NrrdHeader header, int layers) {
    SortedSet<Integer> indices = new TreeSet<>();
    for (String key : header.keys()) {
      Matcher named = NAMED.matcher(key);
      if (named.matches()) {
        indices.add(Integer.parseInt(named.group(1)));
      }
    }
    if (indices.size() > MOST_SEGMENTS) {
      throw new RefusedException(
          Refusal.TOO_LARGE,
          "%d segments, at most %d are read".formatted(indices.size(), MOST_SEGMENTS));
    }
    List<SegNrrdEntry> entries = new ArrayList<>();
    Map<List<Integer>, Integer> taken = new HashMap<>();
    for (int n : indices) {
      SegNrrdEntry entry = read(header, n, layers);
      Integer other = taken.put(List.of(entry.layer(), entry.labelValue()), entry.number());
      if (other != null) {
        throw NrrdHeader.unreadable(
            "segments %d and %d are both label %d of layer %d"
                .formatted(other, entry.number(), entry.labelValue(), entry.layer()));
      }
      entries.add(entry);
    }
    return entries;
  }

  private static SegNrrdEntry read(NrrdHeader header, int n, int layers) {
    Keys keys = new Keys(header, n);
    // Files from before layers had one component a segment.
    int layer = keys.number("Layer", n);
    if (layer < 0 || layer >= layers) {
      throw NrrdHeader.unreadable(
          "segment %d lies in layer %d of %d".formatted(n + 1, layer, layers));
    }
    int labelValue = keys.number("LabelValue", 1);
    if (labelValue == 0) {
      throw NrrdHeader.unreadable("segment %d has label value 0, the background".formatted(n + 1));
    }
    String[] terminology = terminology(keys.text("Tags").orElse(""));
    String id = keys.text("ID").orElse("");
    return new SegNrrdEntry(
        n + 1,
        keys.text("Name").orElse(id),
        id,
        code(terminology, 1).orElse(TISSUE),
        code(terminology, 2).orElse(TISSUE),
        layer,
        labelValue,
        keys.text("Extent").map(keys::extent).orElse(List.of()));
  }

  /** The keys of one segment; N as the file has it is named one higher, as everywhere. */
  private record Keys(NrrdHeader header, int n) {
    Optional<String> text(String name) {
      return header.key("Segment%d_%s".formatted(n, name));
    }

    int number(String name, int otherwise) {
      return text(name).map(text -> number(name, text)).orElse(otherwise);
    }

    private int number(String name, String text) {
      try {
        return Integer.parseInt(text.strip());
      } catch (NumberFormatException e) {
        throw new RefusedException(
            Refusal.UNREADABLE_INSTANCE,
            "%s of segment %d cannot be read".formatted(name, n + 1),
            e);
      }
    }

    List<Integer> extent(String text) {
      List<Integer> extent =
          Arrays.stream(text.strip().split("\\s+")).map(part -> number("Extent", part)).toList();
      if (extent.size() != 6) {
        throw NrrdHeader.unreadable(
            "Extent of segment %d has %d numbers".formatted(n + 1, extent.size()));
      }
      return extent;
    }
  }

  /**
   * The segment with its voxels.
   *
   * @throws RefusedException UNREADABLE_INSTANCE where a voxel lies outside the extent, which 3D
   *     Slicer would leave out
   */
  Segment with(Mask mask) {
    if (!extent.isEmpty() && mask.boundingBox().filter(box -> !holds(box)).isPresent()) {
      throw NrrdHeader.unreadable(
          "segment %d has voxels outside its Extent %s".formatted(number, extent));
    }
    SegmentRole role = SegmentRoleRules.shipped().role(type, name);
    return new Segment(number, name, category, type, id, "", role, mask);
  }

  private boolean holds(GridBox box) {
    return extent.get(0) <= box.firstColumn()
        && box.lastColumn() <= extent.get(1)
        && extent.get(2) <= box.firstRow()
        && box.lastRow() <= extent.get(3)
        && extent.get(4) <= box.firstSlice()
        && box.lastSlice() <= extent.get(5);
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
}
