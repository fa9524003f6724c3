package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.tacescore.score.Analyte;
import org.tacescore.score.ClinicalValue;
import org.tacescore.segio.ContrastPhase;

/**
 * Works out, for one study at one instant, which recipes can be run and what the others wait for. A
 * function of its arguments.
 *
 * <p>A recipe is run when it lacks nothing, or when it has lacked the same kind of thing until the
 * deadline: it then refuses by name. All recipes that can be run go into one job, also those that
 * ran before, because the report of a later job replaces the former one.
 *
 * <p>The job measures the series of the phases that its recipes ask for. When a recipe runs though
 * it lacks images, its refusal depends on every series that could have been one of them, so these
 * count as used, too.
 */
final class Readiness {
  private final Rendezvous rendezvous;
  private final StudyInventory study;
  private final List<ClinicalValue> clinical;
  private final AssemblySettings settings;
  private final Instant now;
  private final List<Slot> slots = new ArrayList<>();
  private final List<RecipeNeeds> due = new ArrayList<>();
  private boolean dueWithoutImages;

  private Readiness(
      Rendezvous rendezvous,
      StudyInventory study,
      List<ClinicalValue> clinical,
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
      List<ClinicalValue> clinical,
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
    Lack lack = Lack.of(recipe, study, clinical);
    Instant since =
        Optional.ofNullable(rendezvous.slots().get(recipe.recipeId()))
            .filter(slot -> slot.lack() == lack.state())
            .map(Slot::since)
            .orElse(now);
    Instant deadline = since.plus(settings.waitFor(lack.state()));
    boolean runs = !deadline.isAfter(now);
    if (runs) {
      due.add(recipe);
      dueWithoutImages |= lack.state() == RecipeState.WAITING_IMAGES;
    }
    slots.add(
        new Slot(
            recipe.recipeId(),
            runs ? RecipeState.READY : lack.state(),
            lack.state(),
            lack.missing(),
            lack.detail(),
            since,
            runs ? Optional.empty() : Optional.of(deadline)));
  }

  private Evaluation evaluation() {
    return new Evaluation(
        rendezvous.studyInstanceUid(),
        rendezvous.revision(),
        slots,
        study.segmentations().stream().filter(study::isOrphan).toList(),
        Optional.empty(),
        due.isEmpty() ? Optional.empty() : Optional.of(job()),
        slots.stream().flatMap(slot -> slot.deadline().stream()).min(Comparator.naturalOrder()));
  }

  private JobRequest job() {
    Set<UsedInstance> used = new LinkedHashSet<>(study.others());
    Set<UsedInstance> context = new LinkedHashSet<>();
    // What a series is split into depends on all its instances.
    Set<String> measured = seriesWith(this::measured);
    Set<String> candidates = seriesWith(ImageSeries::candidate);
    for (ImageSeries series : study.images()) {
      if (measured.contains(series.seriesInstanceUid())) {
        used.addAll(series.instances());
      } else if (candidates.contains(series.seriesInstanceUid())) {
        context.addAll(series.instances());
      }
    }
    study.segmentations().stream()
        .filter(seg -> !study.isOrphan(seg))
        .forEach(seg -> used.add(seg.instance()));
    List<RecipeChoice> recipes = due.stream().map(RecipeNeeds::choice).toList();
    List<ClinicalValue> values = usedClinical();
    String uid = study.studyInstanceUid();
    return new JobRequest(
        JobKey.of(uid, List.copyOf(used), recipes, values, settings.key()),
        uid,
        List.copyOf(used),
        List.copyOf(context),
        recipes,
        values,
        Optional.empty(),
        now);
  }

  private Set<String> seriesWith(Predicate<ImageSeries> part) {
    return study.images().stream()
        .filter(part)
        .map(ImageSeries::seriesInstanceUid)
        .collect(Collectors.toSet());
  }

  private boolean measured(ImageSeries series) {
    if (!series.candidate()) {
      return false;
    }
    return dueWithoutImages
        || due.stream()
            .filter(recipe -> recipe.modality().equals(series.modality()))
            .anyMatch(recipe -> asksFor(recipe, series.phase()));
  }

  private static boolean asksFor(RecipeNeeds recipe, Optional<ContrastPhase> phase) {
    return phase.map(recipe.phases()::contains).orElse(false);
  }

  /** What the recipes ask for, and the dates of treatment, which tell the time point. */
  private List<ClinicalValue> usedClinical() {
    Set<Analyte> asked = new HashSet<>(Set.of(Analyte.TACE_DATE));
    due.forEach(
        recipe -> {
          asked.addAll(recipe.clinical());
          asked.addAll(recipe.helpfulClinical());
        });
    return clinical.stream().filter(value -> asked.contains(value.analyte())).toList();
  }
}
