package org.tacescore.rendezvous;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tacescore.dicom.DicomObject;
import org.tacescore.refusal.Refusal;
import org.tacescore.segio.ContrastPhase;
import org.tacescore.worker.web.JobState;
import org.tacescore.worker.web.JobView;
import org.tacescore.worker.web.RefusalView;

/**
 * The state in which a study stands, with its reason.
 *
 * @param state as the page shows it
 * @param refusal what is missing, what was refused, or what holds the study; empty when it scored
 * @param reason words that the detail of the refusal has
 * @param reports how many SRs the PACS was sent in all
 * @param orphans how many segmentations refer to series that are not there
 * @param also what else is true
 */
record End(
    JobState state,
    Optional<Refusal> refusal,
    String reason,
    int reports,
    int orphans,
    List<Step> also) {

  /** Scored; the last of so many reports is the valid one. */
  static End scored(int reports) {
    return new End(JobState.DONE, Optional.empty(), "", reports, 0, List.of());
  }

  static End waits(JobState state, Refusal missing, String reason) {
    return new End(state, Optional.of(missing), reason, 0, 0, List.of());
  }

  static End waitsForImages(Refusal missing, String reason) {
    return waits(JobState.WAITING_IMAGES, missing, reason);
  }

  static End refused(Refusal refusal, String reason) {
    return waits(JobState.REFUSED, refusal, reason);
  }

  /** The same after so many reports. */
  End after(int sent) {
    return new End(state, refusal, reason, sent, orphans, also);
  }

  End withOrphans(int number) {
    return new End(state, refusal, reason, reports, number, also);
  }

  /** The result has these words among its warnings. */
  End warning(String words) {
    return and((desk, admission) -> assertThat(warnings(desk, admission)).contains(words));
  }

  End notWarning(String words) {
    return and((desk, admission) -> assertThat(warnings(desk, admission)).doesNotContain(words));
  }

  private static String warnings(StudyDesk desk, Admission admission) {
    JsonNode result = desk.result(admission.studyInstanceUid());
    return result.findValues("warnings").toString();
  }

  /** What was measured as a phase is that phase's series of the phantom {@link Piece#as} a name. */
  End measuring(ContrastPhase phase, String name) {
    return and(
        (desk, admission) -> {
          String original = admission.phantom().series(phase).seriesInstanceUid();
          List<String> measured = new ArrayList<>();
          for (JsonNode region : desk.result(admission.studyInstanceUid()).path("regions")) {
            if (region.path("phase").asText().equals(phase.name())) {
              measured.add(region.path("series_instance_uid").asText());
            }
          }
          assertThat(measured)
              .as("series measured as %s", phase)
              .containsExactly(admission.uid(Piece.named(name, original)));
        });
  }

  private End and(Step check) {
    List<Step> more = new ArrayList<>(also);
    more.add(check);
    return new End(state, refusal, reason, reports, orphans, more);
  }

  /** State, reason and number of reports in the documents' table. */
  String row() {
    return "%s | %s | %d"
        .formatted(state, refusal.map(named -> "`" + named + "`").orElse("–"), reports);
  }

  /** Finds the study in this state, and its reports in order. */
  void check(StudyDesk desk, Admission admission) {
    String study = admission.studyInstanceUid();
    JobView view = desk.view(study);
    assertThat(view.state()).as("state; %s", told(view)).isEqualTo(state);
    if (refusal.isPresent()) {
      assertThat(told(view)).startsWith(refusal.get() + ": ").containsIgnoringCase(reason);
    } else {
      assertThat(told(view)).as("no reason against a score").isEmpty();
    }
    assertThat(desk.orphans(study)).as("orphans").hasSize(orphans);
    checkReports(desk.reports(study));
    also.forEach(check -> check.take(desk, admission));
  }

  /** What the page says against a score: of the study as a whole, else of its recipe. */
  private static String told(JobView view) {
    return view.error()
        .or(
            () ->
                view.recipes().stream()
                    .flatMap(r -> r.refusal().stream())
                    .findFirst()
                    .map(End::told))
        .orElse("");
  }

  private static String told(RefusalView refusal) {
    return refusal.reason() + ": " + refusal.detail();
  }

  /** Each report has content of its own and names the one before it. */
  private void checkReports(List<DicomObject> sent) {
    assertThat(sent).as("reports").hasSize(reports);
    assertThat(sent).extracting(DicomObject::sopInstanceUid).doesNotHaveDuplicates();
    for (int i = 0; i < sent.size(); i++) {
      assertThat(Predecessors.of(sent.get(i)))
          .as("predecessors of report %d", i + 1)
          .isEqualTo(i == 0 ? List.of() : List.of(sent.get(i - 1).sopInstanceUid()));
    }
  }
}
