package org.tacescore.worker.web;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.tacescore.refusal.Refusal;

/** A board with one job of each interesting kind. */
final class TestBoard implements JobBoard {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  boolean ready = true;

  @Override
  public List<JobView> jobs() {
    return List.of(
        job("job-3", "PHANTOM-003", JobState.RUNNING, List.of(), List.of(), Optional.empty()),
        scored(),
        refused(),
        waiting(),
        job("job-5", "PHANTOM-005", JobState.SUPERSEDED, List.of(), List.of(), Optional.empty()),
        job(
            "job-0",
            "<script>alert('x')</script>",
            JobState.FAILED,
            List.of(),
            List.of(),
            Optional.of("IllegalStateException: index & bounds")));
  }

  @Override
  public Optional<JobView> job(String id) {
    return jobs().stream().filter(job -> job.id().equals(id)).findFirst();
  }

  @Override
  public List<OrphanView> orphans() {
    return List.of(
        new OrphanView(
            "2.25.99",
            "SEG",
            "2.25.100",
            List.of(
                new ReferredSeries("2.25.101", ReferredSeries.ABSENT),
                new ReferredSeries("2.25.102", "2.25.103")),
            new RefusalView(Refusal.UNKNOWN_SERIES, "references series 2.25.101"),
            NOON));
  }

  @Override
  public boolean ready() {
    return ready;
  }

  private static JobView scored() {
    RecipeView hrd =
        new RecipeView(
            "hrd",
            "0.1.0",
            "SYNTHETIC",
            List.of(
                new ScoreView("HRD score", 4.1, "{score}", Optional.of("HIGH"), "patient"),
                new ScoreView("Radscore", -0.238_191_7, "{score}", Optional.empty(), "lesion 1"),
                new ScoreView("Tumour volume", 35.25, "ml", Optional.empty(), "lesion 1")),
            Optional.empty(),
            List.of("TIE_AT_CUTOFF: The score lies on the cutoff."));
    return job(
        "job-2",
        "PHANTOM-002",
        JobState.DONE,
        List.of(hrd, response()),
        List.of(
            new DeliveryView("d1", "sr", "orthanc", "VERIFIED", ""),
            new DeliveryView("d2", "sr", "archive", "PENDING", "connection refused, 2 attempts")),
        Optional.empty());
  }

  private static RecipeView response() {
    return new RecipeView(
            "tace-response",
            "0.1.0",
            "SYNTHETIC",
            List.of(
                new ScoreView(
                    "Probability of response",
                    OptionalDouble.of(0.7812),
                    1,
                    "1",
                    Optional.of("HIGH"),
                    Optional.of("Response likely"),
                    "patient")),
            Optional.empty(),
            List.of())
        .withSupplements(
            List.of(
                new SupplementView(
                    "Random forest",
                    "patient",
                    OptionalDouble.of(0.31),
                    "1",
                    "31.0 %",
                    Optional.of("> 39.5 %"),
                    Optional.of(false)),
                new SupplementView(
                    "BCLC stage",
                    "patient",
                    OptionalDouble.empty(),
                    "",
                    "B",
                    Optional.empty(),
                    Optional.empty())));
  }

  private static JobView refused() {
    RecipeView hrd =
        new RecipeView(
            "hrd",
            "0.1.0",
            "SYNTHETIC",
            List.of(),
            Optional.of(
                new RefusalView(Refusal.MISSING_PHASE, "needed PORTAL_VENOUS, found ARTERIAL")),
            List.of());
    return job("job-1", "PHANTOM-001", JobState.REFUSED, List.of(hrd), List.of(), Optional.empty());
  }

  private static List<PartView> parts() {
    return List.of(
        new PartView(
            "IMAGES", "ARTERIAL", "PRESENT", "2.25.11", Optional.empty(), NOON, Optional.empty()),
        new PartView(
            "IMAGES",
            "PORTAL_VENOUS",
            "INCOMPLETE",
            "2.25.12",
            Optional.of(new RefusalView(Refusal.MISSING_SLICE, "41 of 60 images, series 2.25.12")),
            NOON,
            Optional.of(NOON.plusSeconds(86_400))),
        new PartView(
            "CLINICAL",
            "hbsag",
            "LATE",
            "",
            Optional.of(
                new RefusalView(Refusal.MISSING_CLINICAL, "no value of hbsag for this study")),
            NOON,
            Optional.of(NOON)));
  }

  private static JobView waiting() {
    RecipeView hrd =
        new RecipeView(
                "hrd",
                "0.1.0",
                "SYNTHETIC",
                List.of(),
                Optional.of(new RefusalView(Refusal.MISSING_CLINICAL, "needed: hbsag")),
                List.of())
            .withParts(parts());
    return job(
        "job-4",
        "PHANTOM-004",
        JobState.AWAITING_CLINICAL,
        List.of(hrd),
        List.of(),
        Optional.empty());
  }

  private static JobView job(
      String id,
      String patientId,
      JobState state,
      List<RecipeView> recipes,
      List<DeliveryView> deliveries,
      Optional<String> error) {
    return new JobView(
        id,
        patientId,
        "2.25.170141183460469231731687303715884105727",
        state,
        NOON,
        NOON.plusSeconds(90),
        recipes,
        deliveries,
        state == JobState.DONE
            ? Optional.of("2.25.305829394848392019384857584930293847")
            : Optional.empty(),
        error,
        state == JobState.SUPERSEDED
            ? Optional.of(
                "60 of the instances it went by are rejected: Rejected for Quality Reasons"
                    + " (note 2.25.7)")
            : Optional.empty());
  }
}
