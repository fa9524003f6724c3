package org.tacescore.testpacs.phantom;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tacescore.segio.ContrastPhase;

/**
 * Makes synthetic patients with liver tumours: a function of the options alone, so that the same
 * seed gives the same bytes on every machine.
 */
public final class PhantomGenerator {

  private final PhantomOptions options;
  private final Enhancement enhancement;

  public PhantomGenerator(PhantomOptions options) {
    this.options = options;
    this.enhancement = Enhancement.of(options.modality());
  }

  /** All patients, each made when it is asked for. */
  public Stream<PhantomPatient> patients() {
    return IntStream.range(0, options.patients()).mapToObj(this::patient);
  }

  /**
   * One patient.
   *
   * @param index from 0
   */
  public PhantomPatient patient(int index) {
    StudyPlan plan = plan(index);
    SplittableRandom random = randomOf(index).split();
    Anatomy anatomy = Anatomy.draw(random.split());
    Couch couch = Couch.draw(options, index, plan.uid("frame of reference"), random.split());
    List<ContrastPhase> phases = phases();
    Map<ContrastPhase, float[]> scans =
        new Scan(anatomy, enhancement, phases, couch.anatomicalGrid(), random.nextLong()).run();
    Imaging imaging = new Imaging(options, plan, anatomy, couch, pixels(index));
    scans.forEach(imaging::add);
    boolean hbsag = random.nextInt(100) < 55;
    Tumour.Vascularity vascularity = anatomy.tumours().get(0).vascularity();
    return new PhantomPatient(
        plan.persona().patientId(),
        Persona.ISSUER,
        plan.persona().name(),
        plan.persona().birthDate(),
        plan.persona().accessionNumber(),
        plan.studyUid(),
        anatomy.tumours().size(),
        imaging.series(),
        imaging.truth(),
        imaging.segmentations(),
        ClinicalDraw.draw(
            plan.timeline(),
            anatomy.tumours(),
            hbsag,
            options.has(PhantomVariant.TREATED_BEFORE),
            random.split()),
        PhantomOutcome.draw(vascularity, hbsag, random.split()));
  }

  /** Who, when and how often; drawn before the anatomy, and without it. */
  StudyPlan plan(int index) {
    SplittableRandom random = randomOf(index);
    Persona persona = Persona.draw(options, index, random.split());
    Timeline timeline = Timeline.draw(options.modality(), index, random.split());
    return new StudyPlan(
        options.modality(),
        options.seed() + "/" + options.variants().stream().sorted().toList() + "/" + index,
        persona,
        timeline,
        random.nextInt(3),
        options.variants());
  }

  private List<ContrastPhase> phases() {
    return options.phases().stream()
        .filter(p -> p != ContrastPhase.PORTAL_VENOUS || !options.has(PhantomVariant.MISSING_PHASE))
        .sorted()
        .toList();
  }

  private StoredPixels pixels(int index) {
    if (options.modality() == PhantomModality.MR) {
      return StoredPixels.MR;
    }
    return index % 2 == 0 ? StoredPixels.CT_UNSIGNED : StoredPixels.CT_SIGNED;
  }

  /** Depends on seed, modality and index: neither on the count nor on the phases. */
  private SplittableRandom randomOf(int index) {
    SplittableRandom random = new SplittableRandom(options.seed());
    for (int i = 0; i < options.modality().randomStream(); i++) {
      random = random.split();
    }
    return new SplittableRandom(random.nextLong() + 0x9E3779B97F4A7C15L * index).split();
  }
}
