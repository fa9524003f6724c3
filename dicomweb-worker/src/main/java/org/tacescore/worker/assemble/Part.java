package org.tacescore.worker.assemble;

import java.util.Optional;
import org.tacescore.refusal.Refusal;

/**
 * One thing that a recipe needs of a study, and what is there of it.
 *
 * @param kind images, region or clinical value
 * @param name which: a contrast phase ({@code ARTERIAL}), {@code TUMOUR}, an analyte ({@code
 *     hbsag})
 * @param state what is there
 * @param found the UID of the series or segmentation, the source of the value; empty when nothing
 * @param reason the refusal if nothing better comes; empty when the part is present
 * @param detail what is wrong; empty when the part is present
 */
public record Part(
    Kind kind, String name, State state, String found, Optional<Refusal> reason, String detail) {

  /** What a recipe needs, in the order in which it is waited for. */
  public enum Kind {
    /** A series of a contrast phase. */
    IMAGES(RecipeState.WAITING_IMAGES),
    /** A region of interest. */
    REGION(RecipeState.WAITING_SEG),
    /** A clinical value. */
    CLINICAL(RecipeState.AWAITING_CLINICAL);

    private final RecipeState waiting;

    Kind(RecipeState waiting) {
      this.waiting = waiting;
    }

    /** The state of a recipe that lacks this first. */
    RecipeState waiting() {
      return waiting;
    }
  }

  /** What is there of a part. */
  public enum State {
    PRESENT,
    /** Nothing that could be it. */
    MISSING,
    /** Several that could be it, or one that speaks for two. */
    AMBIGUOUS,
    /** It is there in part, or cannot be read. */
    INCOMPLETE,
    /** Not fit by its deadline; it is still taken when it comes. */
    LATE
  }

  static Part present(Kind kind, String name, String found) {
    return new Part(kind, name, State.PRESENT, found, Optional.empty(), "");
  }

  static Part lacking(
      Kind kind, String name, State state, String found, Refusal reason, String detail) {
    return new Part(kind, name, state, found, Optional.of(reason), detail);
  }

  boolean present() {
    return state == State.PRESENT;
  }

  Part late() {
    return new Part(kind, name, State.LATE, found, reason, detail);
  }
}
