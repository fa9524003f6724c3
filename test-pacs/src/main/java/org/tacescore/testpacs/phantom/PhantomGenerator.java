package org.tacescore.testpacs.phantom;

import java.util.List;
import java.util.Map;
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

  /** All patients without their images: what was drawn, in milliseconds. */
  public Stream<PhantomSubject> subjects() {
    return IntStream.range(0, options.patients()).mapToObj(this::subject);
  }

  /**
   * One patient without images.
   *
   * @param index from 0
   */
  public PhantomSubject subject(int index) {
    return PatientDraft.draw(options, index).subject();
  }

  /**
   * One patient.
   *
   * @param index from 0
   */
  public PhantomPatient patient(int index) {
    PatientDraft draft = PatientDraft.draw(options, index);
    StudyPlan plan = draft.plan();
    Couch couch = draft.couch();
    Imaging imaging = new Imaging(options, plan, draft.anatomy(), couch, pixels(index));
    scan(draft).forEach(imaging::add);
    return new PhantomPatient(
        plan.persona().patientId(),
        Persona.ISSUER,
        plan.persona().name(),
        plan.persona().birthDate(),
        plan.persona().accessionNumber(),
        plan.studyUid(),
        draft.anatomy().tumours().size(),
        imaging.series(),
        imaging.truth(),
        imaging.segmentations(),
        draft.clinical(),
        draft.outcome());
  }

  /** Who, when and how often, without the anatomy. */
  StudyPlan plan(int index) {
    return PatientDraft.plan(options, index);
  }

  private Map<ContrastPhase, float[]> scan(PatientDraft draft) {
    return new Scan(
            draft.anatomy(),
            enhancement,
            phases(),
            draft.couch().anatomicalGrid(),
            draft.plan().scanner(),
            draft.scanSeed())
        .run();
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
}
