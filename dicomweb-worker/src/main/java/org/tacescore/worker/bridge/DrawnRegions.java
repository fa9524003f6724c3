package org.tacescore.worker.bridge;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.report.image.OwnSegments;
import org.tacescore.segio.CieLab;
import org.tacescore.segio.DrawnSegments;
import org.tacescore.segio.Segment;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.segio.SegmentRole;
import org.tacescore.segio.SegmentRoleRules;
import org.tacescore.segio.SourceGrid;

/**
 * The segments of a drawing, fit to be written: on the series' grid, each named so that its role is
 * read again from the DICOM object.
 *
 * @param grid of the series
 * @param segments those that have voxels, numbered from 1
 * @param roles one a segment
 * @param warnings for who sent it, each one sentence
 */
record DrawnRegions(
    SourceGrid grid, List<SegmentDraft> segments, List<SegmentRole> roles, List<String> warnings) {
  private static final int MOST_SEGMENTS = 64;

  /** Below which texture says nothing; the recipe decides, the sender is told. */
  private static final int FEW_VOXELS = 27;

  private static final int LONGEST_LABEL = 64;
  private static final String TISSUE = "85756007";
  private static final Code ABNORMAL =
      new Code("49755003", "SCT", "Morphologically Abnormal Structure");
  private static final Code ANATOMY = new Code("123037004", "SCT", "Anatomical Structure");
  private static final CieLab AMBER = new CieLab(82, 11, 84);
  private static final CieLab GREEN = new CieLab(68, -40, 13);
  private static final CieLab BLUE = new CieLab(70, -14, -49);

  DrawnRegions {
    segments = List.copyOf(segments);
    roles = List.copyOf(roles);
    warnings = List.copyOf(warnings);
  }

  /**
   * Reads a drawing onto the first of the series' grids that it lies on.
   *
   * @param rules of the site
   * @throws RefusedException as {@link DrawnSegments#read}; NO_TUMOUR_SEGMENT, EMPTY_SEGMENT where
   *     a tumour has no voxel, TOO_LARGE for too many segments
   */
  static DrawnRegions of(DrawingForm form, List<SourceGrid> grids, SegmentRoleRules rules) {
    SegmentRoleRules told = rules.withLabels(form.roles());
    Optional<RefusedException> last = Optional.empty();
    for (SourceGrid grid : grids) {
      try {
        List<Segment> segments = DrawnSegments.read(form.file(), grid.geometry(), told);
        return new Writing(form, rules).regions(grid, segments);
      } catch (RefusedException e) {
        last = Optional.of(e);
      }
    }
    throw last.orElseThrow();
  }

  /** Makes what is to be written of what was read. */
  private static final class Writing {
    private final DrawingForm form;
    private final SegmentRoleRules rules;
    private final List<SegmentDraft> drafts = new ArrayList<>();
    private final List<SegmentRole> roles = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<String> labels = new LinkedHashSet<>();

    Writing(DrawingForm form, SegmentRoleRules rules) {
      this.form = form;
      this.rules = rules;
    }

    DrawnRegions regions(SourceGrid grid, List<Segment> segments) {
      if (segments.size() > MOST_SEGMENTS) {
        throw new RefusedException(
            Refusal.TOO_LARGE,
            "%d segments, at most %d are taken".formatted(segments.size(), MOST_SEGMENTS));
      }
      requireTumour(segments);
      segments.forEach(this::add);
      return new DrawnRegions(grid, drafts, roles, warnings);
    }

    private static void requireTumour(List<Segment> segments) {
      List<Segment> tumours =
          segments.stream().filter(segment -> segment.role() == SegmentRole.TUMOUR).toList();
      if (tumours.isEmpty()) {
        throw new RefusedException(
            Refusal.NO_TUMOUR_SEGMENT,
            "none of the segments is a tumour: %s; say in segmentMap which is"
                .formatted(
                    segments.stream()
                        .map(segment -> "'%s' (%s)".formatted(segment.label(), segment.role()))
                        .collect(Collectors.joining(", "))));
      }
      tumours.stream()
          .filter(segment -> segment.mask().isEmpty())
          .findFirst()
          .ifPresent(
              segment -> {
                throw new RefusedException(
                    Refusal.EMPTY_SEGMENT,
                    "segment %d, '%s', has no voxel".formatted(segment.number(), segment.label()));
              });
    }

    private void add(Segment segment) {
      if (segment.mask().isEmpty()) {
        warnings.add("Segment '%s' is empty and left out.".formatted(segment.label()));
        return;
      }
      if (segment.role() == SegmentRole.UNKNOWN) {
        warnings.add("What segment '%s' is was not understood.".formatted(segment.label()));
      }
      if (segment.role() == SegmentRole.TUMOUR && segment.mask().voxelCount() < FEW_VOXELS) {
        warnings.add(
            "Segment '%s' has %d voxels; a lesion this small may not be scored."
                .formatted(segment.label(), segment.mask().voxelCount()));
      }
      drafts.add(draft(segment));
      roles.add(segment.role());
    }

    private SegmentDraft draft(Segment segment) {
      SegmentRole role = segment.role();
      boolean coded = !segment.type().value().equals(TISSUE);
      boolean tumour = role == SegmentRole.TUMOUR;
      boolean liver = role == SegmentRole.LIVER;
      boolean ours = (tumour || liver) && (!coded || rulesDisagree(segment, role));
      Code category = ours ? (tumour ? ABNORMAL : ANATOMY) : segment.category();
      Code type = ours ? (tumour ? OwnSegments.NEOPLASM : OwnSegments.LIVER) : segment.type();
      String label = label(segment, type, role);
      return new SegmentDraft(
          label,
          category,
          type,
          tumour ? label : "",
          tumour
              ? DeterministicUid.of("lesion drawn", form.drawing().studyInstanceUid(), label)
              : "",
          form.algorithm(),
          tumour ? AMBER : liver ? GREEN : BLUE,
          segment.mask(),
          "Drawn by %s as '%s'.".formatted(form.drawing().author(), plain(segment.label())),
          tumour ? Optional.of(OwnSegments.LIVER) : Optional.empty());
    }

    private boolean rulesDisagree(Segment segment, SegmentRole role) {
      return rules.role(segment.type(), segment.label()) != role;
    }

    /** The segment's own, unless that says something else than its role, or is taken. */
    private String label(Segment segment, Code type, SegmentRole role) {
      String own = plain(segment.label());
      String label =
          !own.isEmpty() && rules.role(type, own) == role
              ? own
              : "%s %d".formatted(word(role), segment.number());
      String unique = label;
      for (int other = 2; !labels.add(unique); other++) {
        unique = "%s (%d)".formatted(cut(label, LONGEST_LABEL - 5), other);
      }
      return unique;
    }

    private static String word(SegmentRole role) {
      return switch (role) {
        case TUMOUR -> "Tumour";
        case LIVER -> "Liver";
        case NECROSIS -> "Necrosis";
        case AORTA -> "Aorta";
        case PORTAL_VEIN -> "Portal vein";
        case VESSEL -> "Vessel";
        case OTHER -> "Other structure";
        case UNKNOWN -> "Segment";
      };
    }

    private static String plain(String label) {
      return cut(label.replaceAll("[\\p{Cntrl}\\\\]", " ").strip(), LONGEST_LABEL);
    }

    private static String cut(String text, int longest) {
      return text.length() > longest ? text.substring(0, longest).strip() : text;
    }
  }
}
