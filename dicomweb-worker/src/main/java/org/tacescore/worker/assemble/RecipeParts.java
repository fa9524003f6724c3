package org.tacescore.worker.assemble;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.segio.PhaseChoice;
import org.tacescore.segio.RejectedSeries;
import org.tacescore.worker.assemble.Part.Kind;
import org.tacescore.worker.assemble.Part.State;

/** Finds, part by part, what a recipe needs in a study. A function of its arguments. */
final class RecipeParts {
  static final String TUMOUR = "TUMOUR";

  private final RecipeNeeds recipe;
  private final StudyInventory study;
  private final List<ClinicalValue> clinical;
  private final List<RejectedSeries> rejected;

  RecipeParts(
      RecipeNeeds recipe,
      StudyInventory study,
      List<ClinicalValue> clinical,
      List<RejectedSeries> rejected) {
    this.recipe = recipe;
    this.study = study;
    this.clinical = clinical;
    this.rejected = rejected;
  }

  /** Images, then the region, then clinical values; each kind by name. */
  List<Part> all() {
    List<Part> parts = new ArrayList<>();
    recipe.phases().stream().sorted().map(this::phase).forEach(parts::add);
    parts.add(region());
    recipe.clinical().stream().sorted().map(this::value).forEach(parts::add);
    return parts;
  }

  private Part phase(ContrastPhase phase) {
    PhaseChoice choice = study.choose(phase, recipe.modality());
    if (choice instanceof PhaseChoice.Chosen chosen) {
      return Part.present(Kind.IMAGES, phase.name(), chosen.series().header().part().toString());
    }
    PhaseChoice.Refused refused = (PhaseChoice.Refused) choice;
    return refused.unfit().isEmpty() ? notFound(phase, refused) : incomplete(phase, refused);
  }

  private static Part incomplete(ContrastPhase phase, PhaseChoice.Refused e) {
    List<String> series =
        e.unfit().stream().map(one -> one.header().seriesInstanceUid()).distinct().toList();
    return Part.lacking(
        Kind.IMAGES, phase.name(), State.INCOMPLETE, uids(series), e.reason(), e.detail());
  }

  private Part notFound(ContrastPhase phase, PhaseChoice.Refused e) {
    List<ImageSeries> untold = e.reason() == Refusal.MISSING_PHASE ? untold() : List.of();
    if (!untold.isEmpty()) {
      return Part.lacking(
          Kind.IMAGES,
          phase.name(),
          State.INCOMPLETE,
          uids(untold.stream().map(ImageSeries::seriesInstanceUid).toList()),
          somethingFit() ? e.reason() : untold.get(0).trouble().orElseThrow().reason(),
          untold.stream()
              .flatMap(series -> series.trouble().stream())
              .map(trouble -> trouble.reason() + ", " + trouble.detail())
              .collect(Collectors.joining("; ", "the phase cannot be told as it stands: ", "")));
    }
    State state = e.reason() == Refusal.AMBIGUOUS_PHASE ? State.AMBIGUOUS : State.MISSING;
    String detail = e.detail() + RejectedSeries.insteadOf(rejected);
    return Part.lacking(Kind.IMAGES, phase.name(), state, "", e.reason(), detail);
  }

  /**
   * Series that may show any phase once they are mended, such as a dynamic one that lost a slice.
   */
  private List<ImageSeries> untold() {
    return study.images().stream()
        .filter(ImageSeries::candidate)
        .filter(series -> series.modality().equals(recipe.modality()))
        .filter(series -> series.trouble().isPresent() && series.phase().isEmpty())
        .toList();
  }

  /** Then a series that is not fit may be beside the point. */
  private boolean somethingFit() {
    return study.images().stream()
        .filter(ImageSeries::candidate)
        .anyMatch(series -> series.trouble().isEmpty());
  }

  private Part region() {
    List<SegmentationObject> drawn = study.drawn();
    List<SegmentationObject> broken = drawn.stream().filter(seg -> !seg.readable()).toList();
    if (!broken.isEmpty()) {
      return Part.lacking(
          Kind.REGION,
          TUMOUR,
          State.INCOMPLETE,
          segments(broken),
          Refusal.UNREADABLE_INSTANCE,
          "the segments of %s cannot be read".formatted(segments(broken)));
    }
    List<SegmentationObject> tumours = drawn.stream().filter(SegmentationObject::tumour).toList();
    if (!tumours.isEmpty()) {
      return Part.present(Kind.REGION, TUMOUR, segments(tumours));
    }
    return drawn.isEmpty()
        ? undrawn()
        : Part.lacking(
            Kind.REGION,
            TUMOUR,
            State.INCOMPLETE,
            segments(drawn),
            Refusal.NO_TUMOUR_SEGMENT,
            "no tumour segment in " + segments(drawn) + questions(drawn));
  }

  private Part undrawn() {
    List<String> orphans = study.orphanUids();
    return orphans.isEmpty()
        ? Part.lacking(
            Kind.REGION,
            TUMOUR,
            State.MISSING,
            "",
            Refusal.MISSING_SEGMENTATION,
            "no segmentation of a series of the study; to be drawn on: " + wanted())
        : Part.lacking(
            Kind.REGION,
            TUMOUR,
            State.MISSING,
            "",
            Refusal.UNKNOWN_SERIES,
            new Withheld(List.of(), orphans).orphanDetail());
  }

  /** The series of the recipe's phases, as far as they are there. */
  private String wanted() {
    return recipe.phases().stream()
        .sorted()
        .map(phase -> phase + " " + seriesOf(phase))
        .collect(Collectors.joining(", "));
  }

  private String seriesOf(ContrastPhase phase) {
    return study
        .chosen(phase, recipe.modality())
        .map(series -> "series " + series.header().part())
        .orElse("(not there yet)");
  }

  private static String questions(List<SegmentationObject> drawn) {
    return drawn.stream()
        .map(SegmentationObject::question)
        .filter(question -> !question.isEmpty())
        .map(question -> "; " + question)
        .collect(Collectors.joining());
  }

  private Part value(Analyte analyte) {
    return clinical.stream()
        .filter(value -> value.analyte() == analyte)
        .findFirst()
        .map(value -> Part.present(Kind.CLINICAL, analyte.contractName(), value.source()))
        .orElseGet(
            () ->
                Part.lacking(
                    Kind.CLINICAL,
                    analyte.contractName(),
                    State.MISSING,
                    "",
                    Refusal.MISSING_CLINICAL,
                    "no value of %s for this study".formatted(analyte.contractName())));
  }

  private static String segments(List<SegmentationObject> segmentations) {
    return uids(segmentations.stream().map(seg -> seg.instance().sopInstanceUid()).toList());
  }

  private static String uids(List<String> uids) {
    return uids.stream().sorted().collect(Collectors.joining(" "));
  }
}
