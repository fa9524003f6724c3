package org.tacescore.testpacs.phantom;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.tacescore.score.ClinicalValue;

/**
 * A phantom patient before the scan: body, place in the scanner, clinical values and outcome.
 *
 * @param plan who, when, where and how often
 * @param anatomy the body
 * @param couch where it lies
 * @param scanSeed of the images' texture and noise
 * @param clinical values before the study, and treatments
 * @param prognosis before chance
 * @param outcome what became of the patient
 */
record PatientDraft(
    StudyPlan plan,
    Anatomy anatomy,
    Couch couch,
    long scanSeed,
    List<ClinicalValue> clinical,
    PhantomPrognosis prognosis,
    PhantomOutcome outcome) {

  private static final int HBSAG_POSITIVE_PERCENT = 55;

  /**
   * Draws a patient.
   *
   * @param index from 0
   */
  static PatientDraft draw(PhantomOptions options, int index) {
    StudyPlan plan = plan(options, index);
    Traits traits = Traits.USUAL;
    Findings findings = Findings.USUAL;
    if (options.isCohort()) {
      SplittableRandom own = ofCohort(options, index);
      traits = Traits.draw(own.split());
      findings = Findings.draw(options.modality(), own.split());
    }
    SplittableRandom random = randomOf(options, index).split();
    Anatomy anatomy = Anatomy.draw(traits, random.split());
    String frameOfReferenceUid = plan.uid("frame of reference");
    Couch couch = Couch.draw(options, plan.scanner(), index, frameOfReferenceUid, random.split());
    long scanSeed = random.nextLong();
    List<ClinicalValue> clinical =
        ClinicalDraw.draw(
            plan.timeline(),
            anatomy.tumours(),
            random.nextInt(100) < HBSAG_POSITIVE_PERCENT,
            options.has(PhantomVariant.TREATED_BEFORE),
            findings,
            random.split());
    PhantomPrognosis prognosis =
        PhantomPrognosis.of(anatomy.tumours().get(0).vascularity(), clinical);
    return new PatientDraft(
        plan,
        anatomy,
        couch,
        scanSeed,
        clinical,
        prognosis,
        PhantomOutcome.draw(prognosis, random.split()));
  }

  /** Who, when and how often; drawn before the anatomy, and without it. */
  static StudyPlan plan(PhantomOptions options, int index) {
    SplittableRandom random = randomOf(options, index);
    Persona persona = Persona.draw(options, index, random.split());
    Timeline timeline = Timeline.draw(options.modality(), index, random.split());
    Scanner scanner = Scanner.of(options.modality()).get(centre(options, index));
    return new StudyPlan(
        options.modality(),
        identity(options, index),
        persona,
        scanner.delaySeconds() == 0 ? timeline : timeline.later(scanner.delaySeconds()),
        random.nextInt(3),
        options.variants(),
        scanner);
  }

  PhantomSubject subject() {
    return new PhantomSubject(
        plan.persona().patientId(),
        centre(),
        anatomy.tumours().stream()
            .mapToDouble(tumour -> 4 * Math.PI / 3 * Math.pow(tumour.radiusMm(), 3))
            .sum(),
        prognosis,
        clinical,
        outcome);
  }

  /** Each scanner stands in a centre of its own. */
  String centre() {
    return "centre-" + plan.scanner().number();
  }

  /** Images of a cohort are others than those of the same seed's single patients. */
  private static String identity(PhantomOptions options, int index) {
    String plain =
        options.seed() + "/" + options.variants().stream().sorted().toList() + "/" + index;
    return options.isCohort()
        ? "cohort/%s/%d/%s/%s"
            .formatted(options.modality(), options.centres(), options.grid(), plain)
        : plain;
  }

  /** From 0: of as many patients as there are centres, one each, in an order that is drawn. */
  private static int centre(PhantomOptions options, int index) {
    if (!options.isCohort()) {
      return 0;
    }
    int centres = options.centres();
    SplittableRandom random = ofCohort(options, -1 - index / centres);
    int[] order = IntStream.range(0, centres).toArray();
    for (int left = centres - 1; left > 0; left--) {
      int other = random.nextInt(left + 1);
      int kept = order[left];
      order[left] = order[other];
      order[other] = kept;
    }
    return order[index % centres];
  }

  private static SplittableRandom ofCohort(PhantomOptions options, int index) {
    return new SplittableRandom(randomOf(options, index).nextLong() + 0x632BE59BD9B4E019L).split();
  }

  /** Depends on seed, modality, index and whether it is a cohort, not on count or phases. */
  private static SplittableRandom randomOf(PhantomOptions options, int index) {
    SplittableRandom random = new SplittableRandom(options.seed());
    int stream = options.modality().randomStream();
    for (int i = 0; i < (options.isCohort() ? stream + PhantomModality.STREAMS : stream); i++) {
      random = random.split();
    }
    return new SplittableRandom(random.nextLong() + 0x9E3779B97F4A7C15L * index).split();
  }
}
