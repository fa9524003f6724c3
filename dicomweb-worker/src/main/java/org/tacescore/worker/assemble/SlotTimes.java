package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.tacescore.refusal.Refusal;

/**
 * Gives the parts of a recipe's slot their times, and the slot its state.
 *
 * <p>A recipe waits for one kind of thing after the other: images, region, clinical values. It runs
 * when it lacks nothing, or when a part of the first kind that it lacks is past its deadline.
 */
final class SlotTimes {
  private final Optional<Slot> before;
  private final AssemblySettings settings;
  private final Instant now;

  /**
   * @param before the slot as the last evaluation left it
   */
  SlotTimes(Optional<Slot> before, AssemblySettings settings, Instant now) {
    this.before = before;
    this.settings = settings;
    this.now = now;
  }

  Slot slot(String recipeId, List<Part> parts) {
    RecipeState lack =
        parts.stream()
            .filter(part -> !part.present())
            .findFirst()
            .map(part -> part.kind().waiting())
            .orElse(RecipeState.READY);
    List<SlotPart> timed = parts.stream().map(part -> timed(part, lack)).toList();
    List<SlotPart> first =
        timed.stream()
            .filter(part -> !part.present() && part.part().kind().waiting() == lack)
            .toList();
    Optional<Instant> deadline =
        first.stream().flatMap(part -> part.deadline().stream()).min(Comparator.naturalOrder());
    boolean runs = deadline.map(end -> !end.isAfter(now)).orElse(true);
    return new Slot(
        recipeId,
        runs ? RecipeState.READY : lack,
        lack,
        reason(first),
        detail(first),
        first.stream().map(SlotPart::since).min(Comparator.naturalOrder()).orElse(now),
        runs ? Optional.empty() : deadline,
        timed);
  }

  private SlotPart timed(Part part, RecipeState lack) {
    Instant since = since(part, lack);
    if (part.present()) {
      return new SlotPart(part, since, Optional.empty());
    }
    Instant deadline = since.plus(settings.waitFor(part.kind().waiting()));
    return new SlotPart(deadline.isAfter(now) ? part : part.late(), since, Optional.of(deadline));
  }

  private Instant since(Part part, RecipeState lack) {
    boolean turnBegins =
        part.kind().waiting() == lack && before.map(slot -> slot.lack() != lack).orElse(true);
    return before
        .flatMap(slot -> slot.part(part))
        .filter(known -> known.present() == part.present())
        .filter(known -> part.present() || !turnBegins)
        .map(SlotPart::since)
        .orElse(now);
  }

  /** What a person can mend in what is there comes before what is not there at all. */
  private static Optional<Refusal> reason(List<SlotPart> lacking) {
    List<Refusal> reasons =
        lacking.stream().flatMap(part -> part.part().reason().stream()).toList();
    return reasons.stream()
        .filter(reason -> reason != Refusal.MISSING_PHASE)
        .findFirst()
        .or(() -> reasons.stream().findFirst());
  }

  /** {@code needed: arterial phase (41 of 60 images, series 1.2.3), portal venous phase}. */
  private static String detail(List<SlotPart> lacking) {
    return lacking.isEmpty()
        ? ""
        : lacking.stream()
            .map(SlotPart::part)
            .map(SlotTimes::inWords)
            .collect(Collectors.joining(", ", "needed: ", ""));
  }

  private static String inWords(Part part) {
    String words = part.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return switch (part.kind()) {
      case IMAGES ->
          Objects.equals(part.reason(), Optional.of(Refusal.MISSING_PHASE))
                  && part.found().isEmpty()
              ? words + " phase"
              : "%s phase (%s)".formatted(words, part.detail());
      case REGION -> "a tumour segment";
      case CLINICAL -> part.name();
    };
  }
}
