package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.tacescore.segio.StackSplit.Part;

/** What can tell the stacks of a series apart, in the order in which it is asked. */
enum SplitKey {
  /** Size, spacing and orientation: no stack has two. A localizer among the images. */
  PLANE(Strength.PLANE, PlaneSplit::of),
  /** Temporal Position Identifier (0020,0100), Temporal Position Index (0020,9128). */
  TEMPORAL_POSITION(
      Strength.EXPLICIT, byValue(Tag.TemporalPositionIdentifier, "temporal position %s")),
  /** Contrast/Bolus Agent Phase (0018,9344), PS3.3 C.7.6.16.2.12. */
  CONTRAST_PHASE(Strength.EXPLICIT, byValue(Tag.ContrastBolusAgentPhase, "contrast phase %s")),
  /** Acquisition Number (0020,0012). */
  ACQUISITION(Strength.CIRCUMSTANTIAL, byValue(Tag.AcquisitionNumber, "acquisition %s")),
  /** Acquisition DateTime (0008,002A), or Acquisition Date and Time (0008,0022), (0008,0032). */
  ACQUISITION_TIME(Strength.CIRCUMSTANTIAL, TimeClusters::of),
  /** Echo Number(s) (0018,0086). */
  ECHO(Strength.EXPLICIT, byValue(Tag.EchoNumbers, "echo %s")),
  /** Echo Time (0018,0081), Effective Echo Time (0018,9082). */
  ECHO_TIME(Strength.EXPLICIT, byValue(Tag.EchoTime, "echo time %s ms")),
  /** Image Type (0008,0008), Frame Type (0008,9007): the contrasts of Dixon, maps, projections. */
  IMAGE_TYPE(Strength.EXPLICIT, ImageTypeSplit::of),
  /** Convolution Kernel (0018,1210). */
  KERNEL(Strength.EXPLICIT, byValue(Tag.ConvolutionKernel, "kernel %s")),
  /** Slice Thickness (0018,0050). */
  THICKNESS(Strength.EXPLICIT, byValue(Tag.SliceThickness, "thickness %s mm")),
  /** Diffusion b-value (0018,9087). */
  B_VALUE(Strength.EXPLICIT, byValue(Tag.DiffusionBValue, "b-value %s")),
  /** Stack ID (0020,9056): frames that the sender itself calls a stack. */
  STACK(Strength.DECLARED, byValue(Tag.StackID, "stack %s")),
  /** Multi-frame instances, each a stack. */
  INSTANCE(Strength.EXPLICIT, SplitKey::byInstance),
  /** Trigger Time (0018,1060): on some MR scanners the time of a dynamic; asked last. */
  TRIGGER_TIME(Strength.CIRCUMSTANTIAL, byValue(Tag.TriggerTime, "trigger time %s ms"));

  /** How much the attribute says, from which follows what its parts must show. */
  enum Strength {
    PLANE,
    /** The sender says what belongs together. */
    DECLARED,
    /** It names what differs between the stacks. */
    EXPLICIT,
    /** It may vary along a stack, too. */
    CIRCUMSTANTIAL
  }

  private final Strength strength;

  @SuppressWarnings("ImmutableEnumChecker") // the functions hold no state
  private final Function<List<Slice>, List<List<Part>>> splits;

  SplitKey(Strength strength, Function<List<Slice>, List<List<Part>>> splits) {
    this.strength = strength;
    this.splits = splits;
  }

  Strength strength() {
    return strength;
  }

  /** Ways to part the slices, the likeliest first; empty where all are alike. */
  List<List<Part>> splits(List<Slice> slices) {
    return splits.apply(slices);
  }

  private static Function<List<Slice>, List<List<Part>>> byValue(int tag, String label) {
    return slices ->
        group(slices, slice -> Optional.ofNullable(slice.frame().header().getString(tag)), label);
  }

  /** One way or none: by a value that all slices have. */
  static List<List<Part>> group(
      List<Slice> slices, Function<Slice, Optional<String>> value, String label) {
    TreeMap<String, List<Slice>> groups =
        new TreeMap<>(
            Comparator.comparing(SplitKey::number).thenComparing(Comparator.naturalOrder()));
    for (Slice slice : slices) {
      Optional<String> own = value.apply(slice).map(String::trim).filter(text -> !text.isEmpty());
      if (own.isEmpty()) {
        return List.of();
      }
      groups.computeIfAbsent(own.get(), text -> new ArrayList<>()).add(slice);
    }
    List<Part> parts = new ArrayList<>();
    groups.forEach((text, members) -> parts.add(new Part(label.formatted(text), members)));
    return parts.size() < 2 ? List.of() : List.of(parts);
  }

  /** Texts that are no numbers come behind those that are. */
  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return Double.POSITIVE_INFINITY;
    }
  }

  private static List<List<Part>> byInstance(List<Slice> slices) {
    return group(
        slices,
        slice -> {
          Attributes header = slice.frame().header();
          return slice.frame().reference().number() == 0
              ? Optional.empty()
              : Optional.of(
                  header.getString(
                      Tag.ConcatenationUID, slice.frame().reference().sopInstanceUid()));
        },
        "instance %s");
  }
}
