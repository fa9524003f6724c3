package org.tacescore.worker.assemble;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tacescore.dicom.MalformedDicomException;
import org.tacescore.refusal.Refusal;
import org.tacescore.refusal.RefusedException;
import org.tacescore.segio.RejectedSeries;
import org.tacescore.worker.assemble.Evaluation.Blockade;
import org.tacescore.worker.receive.InstanceRecord;

/**
 * Evaluates studies when they have been quiet for a while, when a deadline passes and when clinical
 * values come, and makes a job of what is ready.
 *
 * <p>An evaluation is a function of what is stored: it may be done twice, by several workers at
 * once, or be lost with a killed process, and the outcome is the same.
 */
public final class Assembler {
  private static final Logger LOG = LoggerFactory.getLogger(Assembler.class);

  /** Pause before a study is looked at again whose evaluation failed. */
  private static final Duration AFTER_FAULT = Duration.ofSeconds(30);

  /** How often a study is looked at for somebody who waits for the answer. */
  private static final int LOOKS = 3;

  private final RendezvousStore store;
  private final StudyInspector inspector;
  private final ClinicalLookup clinical;
  private final List<RecipeNeeds> recipes;
  private final AssemblySettings settings;
  private final Clock clock;

  /**
   * An assembler for one set of recipes.
   *
   * @param recipes the enabled ones, of every modality
   */
  public Assembler(
      RendezvousStore store,
      StudyInspector inspector,
      ClinicalLookup clinical,
      List<RecipeNeeds> recipes,
      AssemblySettings settings,
      Clock clock) {
    this.store = store;
    this.inspector = inspector;
    this.clinical = clinical;
    this.recipes = List.copyOf(recipes);
    this.settings = settings;
    this.clock = clock;
  }

  /** Evaluates every study that is due. */
  public void evaluateDue() {
    Instant now = clock.instant();
    store.due(now, now.minus(settings.quietPeriod())).forEach(this::evaluateSafely);
  }

  /**
   * To be called when clinical values came, changed or disappeared: every study whose values are
   * not those of its last evaluation is looked at again: at once if it waits for values, else after
   * the quiet period, so that a file that is just being replaced does no harm.
   */
  public void clinicalChanged() {
    store.clinicalDigests().forEach(this::wakeIfChanged);
  }

  private void wakeIfChanged(String study, String digest) {
    List<InstanceRecord> instances = store.instances(study);
    if (!instances.isEmpty() && !snapshot(instances).digest().equals(digest)) {
      Instant now = clock.instant();
      store.wake(study, waitsForValues(study) ? now : now.plus(settings.quietPeriod()));
    }
  }

  private boolean waitsForValues(String study) {
    return store
        .find(study)
        .filter(
            rendezvous ->
                rendezvous.slots().values().stream()
                    .anyMatch(slot -> slot.lack() == RecipeState.AWAITING_CLINICAL))
        .isPresent();
  }

  private ClinicalSnapshot snapshot(List<InstanceRecord> instances) {
    return ClinicalSnapshot.of(clinical, instances, recipes);
  }

  /** Has a study looked at again though nothing arrived. */
  public void reconsider(String studyInstanceUid) {
    store.wake(studyInstanceUid, clock.instant());
  }

  /**
   * Evaluates one study at once, whether or not it has been quiet: somebody says that all is there.
   * A look during which something arrived is repeated, and after some left to the next.
   */
  public void evaluateNow(String studyInstanceUid) {
    for (int look = 0; look < LOOKS; look++) {
      if (evaluate(studyInstanceUid)) {
        return;
      }
    }
  }

  /** One study's fault must not hold up the others. */
  private void evaluateSafely(String study) {
    try {
      evaluate(study);
    } catch (RuntimeException e) {
      LOG.error("study {} could not be evaluated, trying again in {}", study, AFTER_FAULT, e);
      store.postpone(study, clock.instant().plus(AFTER_FAULT));
    }
  }

  /** Whether it was concluded, or there is nothing to evaluate. */
  private boolean evaluate(String study) {
    Optional<Rendezvous> rendezvous = store.find(study);
    List<InstanceRecord> instances = store.instances(study);
    if (rendezvous.isEmpty()) {
      return true;
    }
    Evaluation evaluation = evaluation(rendezvous.get(), instances);
    boolean concluded = store.conclude(evaluation);
    if (concluded) {
      log(evaluation);
    }
    return concluded;
  }

  private Evaluation evaluation(Rendezvous rendezvous, List<InstanceRecord> instances) {
    ClinicalSnapshot values = instances.isEmpty() ? ClinicalSnapshot.NOTHING : snapshot(instances);
    if (rendezvous.conflicting()) {
      return blocked(rendezvous, values, Refusal.INSTANCE_CONFLICT, rendezvous.conflict());
    }
    if (instances.isEmpty()) {
      StudyInventory nothing =
          new StudyInventory(rendezvous.studyInstanceUid(), List.of(), List.of(), List.of());
      return readable(rendezvous, nothing, values);
    }
    PatientsOfStudy patients = PatientsOfStudy.of(instances);
    if (patients.disagree()) {
      return blocked(
          rendezvous,
          values,
          Refusal.IDENTITY_CONFLICT,
          patients.detail(rendezvous.studyInstanceUid()));
    }
    try {
      return readable(rendezvous, inspector.inspect(instances), values);
    } catch (RefusedException e) {
      return blocked(rendezvous, values, e.reason(), e.detail());
    } catch (MalformedDicomException e) {
      return blocked(
          rendezvous, values, Refusal.UNREADABLE_INSTANCE, String.valueOf(e.getMessage()));
    }
  }

  private Evaluation readable(
      Rendezvous rendezvous, StudyInventory study, ClinicalSnapshot values) {
    if (study.modalities().isEmpty()
        && rendezvous.rejected().stream().anyMatch(RejectedSeries::measurable)) {
      return nothingLeft(rendezvous);
    }
    if (!study.modalities().isEmpty() && Collections.disjoint(study.modalities(), measured())) {
      return noRecipe(rendezvous, study, values);
    }
    values
        .refused()
        .ifPresent(
            e -> {
              throw e;
            });
    return Readiness.of(rendezvous, study, values.values(), recipes, settings, clock.instant());
  }

  /** Modalities that the enabled recipes are made for. */
  private Set<String> measured() {
    return recipes.stream().map(RecipeNeeds::modality).collect(Collectors.toSet());
  }

  /** A study that no recipe is made for is shown as that, and looked at again when more comes. */
  private Evaluation noRecipe(
      Rendezvous rendezvous, StudyInventory study, ClinicalSnapshot values) {
    return new Evaluation(
        rendezvous.studyInstanceUid(),
        rendezvous.revision(),
        List.of(),
        study.segmentations().stream().filter(study::isOrphan).toList(),
        Optional.of(
            new Blockade(
                Refusal.WRONG_MODALITY,
                "the images are %s, the enabled recipes are made for %s"
                    .formatted(inWords(study.modalities()), inWords(measured())))),
        Optional.empty(),
        Optional.empty(),
        values.digest());
  }

  private static String inWords(Set<String> modalities) {
    return modalities.stream().sorted().collect(Collectors.joining(" and "));
  }

  /** Of a study whose images were all taken back there is nothing to wait for. */
  private static Evaluation nothingLeft(Rendezvous rendezvous) {
    return blocked(
        rendezvous,
        ClinicalSnapshot.NOTHING,
        Refusal.REJECTED_INSTANCE,
        RejectedSeries.sentences(rendezvous.rejected()));
  }

  private static Evaluation blocked(
      Rendezvous rendezvous, ClinicalSnapshot values, Refusal reason, String detail) {
    return new Evaluation(
        rendezvous.studyInstanceUid(),
        rendezvous.revision(),
        List.copyOf(rendezvous.slots().values()),
        List.of(),
        Optional.of(new Blockade(reason, detail)),
        Optional.empty(),
        Optional.empty(),
        values.digest());
  }

  private static void log(Evaluation evaluation) {
    evaluation
        .blocked()
        .ifPresent(
            b -> LOG.warn("study {} is held: {}", evaluation.studyInstanceUid(), b.reason()));
    for (Slot slot : evaluation.slots()) {
      LOG.info(
          "study {} recipe {}: {} {}",
          evaluation.studyInstanceUid(),
          slot.recipeId(),
          slot.state(),
          slot.detail());
    }
    if (!evaluation.orphans().isEmpty()) {
      LOG.warn(
          "study {}: {} segmentations refer to series that are not there",
          evaluation.studyInstanceUid(),
          evaluation.orphans().size());
    }
    evaluation
        .job()
        .ifPresent(
            job ->
                LOG.info(
                    "study {} is job {} with {} instances",
                    evaluation.studyInstanceUid(),
                    job.jobKey(),
                    job.instances().size()));
  }
}
