package org.tacescore.worker.assemble;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.tacescore.refusal.Refusal;

/**
 * One recipe's place in a study's rendezvous.
 *
 * @param recipeId the recipe's id
 * @param state what people are shown
 * @param lack the first kind of thing that it waits, or waited until its deadline, for; {@link
 *     RecipeState#READY} when it lacks nothing
 * @param missing what is missing by name, the refusal if nothing more comes; empty when nothing is
 * @param detail what exactly: a phase, analytes, a series; empty when nothing is missing
 * @param since when this lack began
 * @param deadline when the recipe is run as the study is; empty when it does not wait
 * @param parts all that the recipe needs, what is there as well as what is not, in the order in
 *     which it is waited for
 */
public record Slot(
    String recipeId,
    RecipeState state,
    RecipeState lack,
    Optional<Refusal> missing,
    String detail,
    Instant since,
    Optional<Instant> deadline,
    List<SlotPart> parts) {

  public Slot {
    parts = List.copyOf(parts);
  }

  /** The part of the same kind and name. */
  Optional<SlotPart> part(Part like) {
    return parts.stream()
        .filter(p -> p.part().kind() == like.kind() && p.part().name().equals(like.name()))
        .findFirst();
  }
}
