package org.tacescore.network.training;

import java.util.OptionalInt;

/** A training that cannot begin or go on, with the fault's name. Leaves no half-written result. */
public final class TrainingFailedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public enum Fault {
    /** A label beyond the classes, or cases for another number of classes than the network's. */
    WRONG_CLASS_COUNT,
    /** A class that no case belongs to. */
    EMPTY_CLASS,
    /** A class with fewer than two patients: no split has it on both sides. */
    TOO_FEW_PATIENTS,
    /** Two cases of one patient, which a split could part. */
    DUPLICATE_PATIENT,
    /** Images of another size than the network's. */
    WRONG_IMAGE,
    /** Another number of clinical values than the network's. */
    WRONG_CLINICAL,
    /** A plan that does not suit the network or its images, or that cannot be read. */
    WRONG_PLAN,
    /** Starting weights without the classifying layer. */
    WRONG_WEIGHTS,
    /** A loss or a weight that is not a number, or infinite. */
    NAN_LOSS,
    /** A checkpoint that cannot be read. */
    DAMAGED_CHECKPOINT,
    /** A checkpoint that another plan wrote. */
    CHECKPOINT_OF_OTHER_PLAN,
    /** A checkpoint of training on other cases. */
    CHECKPOINT_OF_OTHER_CASES,
    /** A checkpoint of another network, or of other starting weights. */
    CHECKPOINT_OF_OTHER_NETWORK
  }

  private final Fault fault;
  private final int epoch;
  private final int step;

  TrainingFailedException(Fault fault, String detail) {
    this(fault, detail, 0, 0);
  }

  TrainingFailedException(Fault fault, String detail, Throwable cause) {
    this(fault, detail, 0, 0);
    initCause(cause);
  }

  private TrainingFailedException(Fault fault, String detail, int epoch, int step) {
    super(fault + ": " + detail);
    this.fault = fault;
    this.epoch = epoch;
    this.step = step;
  }

  static TrainingFailedException nanLoss(String what, double value, int epoch, int step) {
    return new TrainingFailedException(
        Fault.NAN_LOSS,
        "%s must be finite, got %s in epoch %d, step %d".formatted(what, value, epoch, step),
        epoch,
        step);
  }

  public Fault fault() {
    return fault;
  }

  /** The epoch of a fault in mid-training, from 1. */
  public OptionalInt epoch() {
    return epoch == 0 ? OptionalInt.empty() : OptionalInt.of(epoch);
  }

  /** The step within the epoch of a fault in mid-training, from 1. */
  public OptionalInt step() {
    return step == 0 ? OptionalInt.empty() : OptionalInt.of(step);
  }
}
