package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.SeriesPart;
import org.tacescore.worker.clinical.ClinicalValues;

/**
 * Works out, for one study at one instant, which recipes can be run and what the others wait for. A
 * function of its arguments.
 *
 * <p>A recipe is run when it lacks nothing, or when it has lacked the same kind of thing until the
 * deadline: it then refuses by name. All recipes that can be run go into one job, also those that
 * ran before, because the report of a later job replaces the former one.
 *
 * <p>The job measures the series that are chosen for the phases of its recipes. When a recipe runs
 * though it lacks images, its refusal depends on every series that could have been one of them, so
 * these count as used, too. All other image series go along as evidence, so that whoever measures
 * comes to the same phases, troubles and choices.
 */
final class Readiness {
  private final Rendezvous rendezvous;
  private final StudyInventory study;
  private final ClinicalValues clinical;
  private final AssemblySettings settings;
  private final Instant now;
  private final List<Slot> slots = new ArrayList<>();
  private final List<RecipeNeeds> due = new ArrayList<>();
  private boolean dueWithoutImages;

  private Readiness(
      Rendezvous rendezvous,
      StudyInventory study,
      ClinicalValues clinical,
      AssemblySettings settings,
      Instant now) {
    this.rendezvous = rendezvous;
    this.study = study;
    this.clinical = clinical;
    this.settings = settings;
    this.now = now;
  }

  static Evaluation of(
      Rendezvous rendezvous,
      StudyInventory study,
      ClinicalValues clinical,
      List<RecipeNeeds> recipes,
      AssemblySettings settings,
      Instant now) {
    Readiness readiness = new Readiness(rendezvous, study, clinical, settings, now);
    Set<String> modalities = study.modalities();
    recipes.stream()
        .filter(recipe -> modalities.contains(recipe.modality()))
        .forEach(readiness::place);
    return readiness.evaluation();
  }

  private void place(RecipeNeeds recipe) {
    List<Part> parts =
        new RecipeParts(recipe, study, clinical.chosen(), rendezvous.rejected()).all();
    Optional<Slot> before = Optional.ofNullable(rendezvous.slots().get(recipe.recipeId()));
    Slot slot = new SlotTimes(before, settings, now).slot(recipe.recipeId(), parts);
    if (slot.state() == RecipeState.READY) {
      due.add(recipe);
      dueWithoutImages |= slot.lack() == RecipeState.WAITING_IMAGES;
    }
    slots.add(slot);
  }

  private Evaluation evaluation() {
    return new Evaluation(
        rendezvous.studyInstanceUid(),
        rendezvous.revision(),
        slots,
        study.segmentations().stream().filter(study::isOrphan).toList(),
        Optional.empty(),
        due.isEmpty() ? Optional.empty() : Optional.of(job()),
        wakeAt(),
        JobKey.clinicalDigest(clinical));
  }

  /** The next deadline of any part: it changes what people are shown, at least. */
  private Optional<Instant> wakeAt() {
    return slots.stream()
        .flatMap(slot -> slot.parts().stream())
        .flatMap(part -> part.deadline().stream())
        .filter(deadline -> deadline.isAfter(now))
        .min(Comparator.naturalOrder());
  }

  private JobRequest job() {
    Set<UsedInstance> used = new LinkedHashSet<>(study.others());
    Set<UsedInstance> context = new LinkedHashSet<>();
    // What a series is split into depends on all its instances.
    Set<String> measured = seriesWith(series -> series.candidate() && measured(series));
    for (ImageSeries series : study.images()) {
      boolean isMeasured = measured.contains(series.seriesInstanceUid());
      (isMeasured ? used : context).addAll(series.instances());
    }
    study.drawn().forEach(seg -> used.add(seg.instance()));
    context.removeAll(used);
    List<RecipeChoice> recipes = due.stream().map(RecipeNeeds::choice).toList();
    ClinicalValues values = usedClinical();
    Withheld withheld = withheld();
    String uid = study.studyInstanceUid();
    return new JobRequest(
        JobKey.of(uid, List.copyOf(used), recipes, values, withheld, settings.key()),
        uid,
        List.copyOf(used),
        List.copyOf(context),
        recipes,
        values.chosen(),
        values.history(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(withheld).filter(some -> !some.isNothing()),
        now);
  }

  /** Only what a refusal would name: a job that has all is the same with and without it. */
  private Withheld withheld() {
    return new Withheld(
        dueWithoutImages ? Withheld.sentences(rendezvous.rejected()) : List.of(),
        study.drawn().isEmpty() ? study.orphanUids() : List.of());
  }

  private Set<String> seriesWith(Predicate<ImageSeries> part) {
    return study.images().stream()
        .filter(part)
        .map(ImageSeries::seriesInstanceUid)
        .collect(Collectors.toSet());
  }

  private boolean measured(ImageSeries series) {
    return dueWithoutImages || chosen().anyMatch(series.part()::equals);
  }

  private Stream<SeriesPart> chosen() {
    return due.stream()
        .flatMap(
            recipe ->
                recipe.phases().stream()
                    .flatMap(phase -> study.chosen(phase, recipe.modality()).stream()))
        .map(series -> series.header().part());
  }

  /** What the recipes that are due ask for. */
  private ClinicalValues usedClinical() {
    return new ClinicalValues(
        ofThese(clinical.chosen(), RecipeNeeds.analytes(due)),
        ofThese(clinical.all(), RecipeNeeds.analytesOfAllTimes(due)));
  }

  private static List<ClinicalValue> ofThese(List<ClinicalValue> values, Set<Analyte> analytes) {
    return values.stream().filter(value -> analytes.contains(value.analyte())).toList();
  }
}
