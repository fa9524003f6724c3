package org.tacescore.segio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.dicom.Code;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;

/**
 * A region of an RT Structure Set: an item of Structure Set ROI Sequence (3006,0020) with what ROI
 * Contour Sequence (3006,0039) and RT ROI Observations Sequence (3006,0080) say of it.
 *
 * @param number ROI Number (3006,0022)
 * @param name ROI Name (3006,0026)
 * @param interpretedType RT ROI Interpreted Type (3006,00A4), as GTV or ORGAN; empty where none
 * @param code first of RT ROI Identification Code Sequence (3006,0086)
 * @param frameOfReferenceUid Referenced Frame of Reference UID (3006,0024); empty where none
 * @param contours items of Contour Sequence (3006,0040)
 */
record RtRoi(
    int number,
    String name,
    String interpretedType,
    Optional<Code> code,
    String frameOfReferenceUid,
    List<Attributes> contours) {

  private static final int MOST_REGIONS = 1000;
  private static final int MOST_CONTOURS = 100_000;
  private static final Code TISSUE = new Code("85756007", "SCT", "Tissue");

  /** All regions, ascending by number. */
  static List<RtRoi> readAll(Attributes structures) {
    List<Attributes> items = items(structures, Tag.StructureSetROISequence);
    if (items.size() > MOST_REGIONS) {
      throw new RefusedException(
          Refusal.TOO_LARGE, "%d ROIs, at most %d are read".formatted(items.size(), MOST_REGIONS));
    }
    Map<Integer, List<Attributes>> contours = contours(structures);
    Map<Integer, Attributes> observations = new HashMap<>();
    items(structures, Tag.RTROIObservationsSequence)
        .forEach(item -> observations.putIfAbsent(item.getInt(Tag.ReferencedROINumber, -1), item));
    SortedMap<Integer, RtRoi> regions = new TreeMap<>();
    for (Attributes item : items) {
      if (!item.containsValue(Tag.ROINumber)) {
        throw new RefusedException(Refusal.UNREADABLE_INSTANCE, "an ROI has no number");
      }
      int number = item.getInt(Tag.ROINumber, 0);
      Attributes observation = observations.getOrDefault(number, new Attributes());
      RtRoi region =
          new RtRoi(
              number,
              item.getString(Tag.ROIName, ""),
              observation.getString(Tag.RTROIInterpretedType, ""),
              CodedEntry.get(observation, Tag.RTROIIdentificationCodeSequence),
              item.getString(Tag.ReferencedFrameOfReferenceUID, frameOfReference(structures)),
              contours.getOrDefault(number, List.of()));
      if (regions.put(number, region) != null) {
        throw new RefusedException(
            Refusal.UNREADABLE_INSTANCE, "ROI Number %d is there twice".formatted(number));
      }
    }
    return List.copyOf(regions.values());
  }

  /** What the whole object says, for a region that says nothing itself. */
  private static String frameOfReference(Attributes structures) {
    List<Attributes> frames = items(structures, Tag.ReferencedFrameOfReferenceSequence);
    return frames.size() == 1
        ? frames.get(0).getString(Tag.FrameOfReferenceUID, "")
        : structures.getString(Tag.FrameOfReferenceUID, "");
  }

  private static Map<Integer, List<Attributes>> contours(Attributes structures) {
    Map<Integer, List<Attributes>> contours = new HashMap<>();
    int count = 0;
    for (Attributes region : items(structures, Tag.ROIContourSequence)) {
      List<Attributes> drawn = items(region, Tag.ContourSequence);
      count += drawn.size();
      if (count > MOST_CONTOURS) {
        throw new RefusedException(
            Refusal.TOO_LARGE, "more than %d contours".formatted(MOST_CONTOURS));
      }
      contours
          .computeIfAbsent(region.getInt(Tag.ReferencedROINumber, -1), n -> new ArrayList<>())
          .addAll(drawn);
    }
    return contours;
  }

  static List<Attributes> items(Attributes dataset, int sequence) {
    List<Attributes> items = dataset.getSequence(sequence);
    return items == null ? List.of() : items;
  }

  /** As refusals name it. */
  String title() {
    return "ROI %d (%s)".formatted(number, name);
  }

  Code type() {
    return code.orElse(TISSUE);
  }

  Code category() {
    return TISSUE;
  }

  /**
   * What it is to a liver study. A GTV is a tumour unless its name says another thing; a CTV, PTV
   * or a structure of planning is none, for it holds more than the tumour.
   */
  SegmentRole role(SegmentRoleRules rules) {
    SegmentRole named = rules.role(type(), name);
    return switch (interpretedType) {
      case "", "ORGAN", "AVOIDANCE", "CAVITY" -> named;
      case "GTV" ->
          named == SegmentRole.UNKNOWN || named == SegmentRole.TUMOUR
              ? SegmentRole.TUMOUR
              : SegmentRole.UNKNOWN;
      default -> named == SegmentRole.TUMOUR ? SegmentRole.UNKNOWN : SegmentRole.OTHER;
    };
  }
}
