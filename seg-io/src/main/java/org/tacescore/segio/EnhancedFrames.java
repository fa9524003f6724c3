package org.tacescore.segio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * The frames of enhanced multi-frame CT and MR images, each described as a single-frame image would
 * be: the functional groups (DICOM PS3.3 C.7.6.16, C.8.13.5, C.8.15.3) and what a legacy converted
 * image kept unassigned (C.7.6.16.2.25, C.7.6.16.2.26) are put in the place of the attributes that
 * single-frame images have.
 */
final class EnhancedFrames {
  private static final Set<String> CT =
      Set.of(UID.EnhancedCTImageStorage, UID.LegacyConvertedEnhancedCTImageStorage);
  private static final Set<String> MR =
      Set.of(UID.EnhancedMRImageStorage, UID.LegacyConvertedEnhancedMRImageStorage);

  /** What is not repeated in the header of each frame. */
  private static final int[] WHOLE_INSTANCE_ONLY = {
    Tag.SharedFunctionalGroupsSequence,
    Tag.PerFrameFunctionalGroupsSequence,
    Tag.DimensionIndexSequence,
    Tag.DimensionOrganizationSequence,
    Tag.PixelData
  };

  /** Functional groups whose attributes have the same tags in single-frame images. */
  private static final int[] SAME_TAGS = {
    Tag.UnassignedSharedConvertedAttributesSequence,
    Tag.UnassignedPerFrameConvertedAttributesSequence,
    Tag.PlanePositionSequence,
    Tag.PlaneOrientationSequence,
    Tag.PixelMeasuresSequence,
    Tag.PixelValueTransformationSequence,
    Tag.FrameContentSequence,
    Tag.ContrastBolusUsageSequence,
    Tag.CTReconstructionSequence,
    Tag.MRTimingAndRelatedParametersSequence,
    Tag.MRDiffusionSequence
  };

  private EnhancedFrames() {}

  static boolean isEnhanced(Attributes instance) {
    String sopClass = instance.getString(Tag.SOPClassUID, "");
    return CT.contains(sopClass) || MR.contains(sopClass);
  }

  /** All frames in the order of the pixel data; one with a flaw where they are not described. */
  static List<ImageFrame> of(Attributes instance) {
    String uid = ImageFrame.uid(instance);
    int frames = instance.getInt(Tag.NumberOfFrames, 0);
    Sequence perFrame = instance.getSequence(Tag.PerFrameFunctionalGroupsSequence);
    int described = perFrame == null ? 0 : perFrame.size();
    if (perFrame == null || frames < 1 || described != frames) {
      return List.of(
          new ImageFrame(
              instance,
              FrameReference.whole(uid),
              "%d frames, but functional groups for %d".formatted(frames, described)));
    }
    Attributes common = new Attributes();
    common.addNotSelected(instance, sorted(WHOLE_INSTANCE_ONLY));
    injectionOf(instance).ifPresent(time -> putIfAbsent(common, Tag.ContrastBolusStartTime, time));
    Attributes shared =
        Optional.ofNullable(instance.getNestedDataset(Tag.SharedFunctionalGroupsSequence))
            .orElseGet(Attributes::new);
    List<ImageFrame> all = new ArrayList<>(frames);
    for (int index = 0; index < frames; index++) {
      Attributes header = header(common, shared, perFrame.get(index));
      all.add(new ImageFrame(header, new FrameReference(uid, index + 1), flaw(header, index)));
    }
    return all;
  }

  private static Attributes header(Attributes common, Attributes shared, Attributes own) {
    Attributes header = new Attributes(common);
    for (Attributes groups : List.of(shared, own)) {
      for (int tag : SAME_TAGS) {
        item(groups, tag).ifPresent(header::addAll);
      }
      translate(groups, header);
    }
    return header;
  }

  /** Attributes that single-frame images carry under another tag. */
  private static void translate(Attributes groups, Attributes header) {
    item(groups, Tag.CTImageFrameTypeSequence)
        .or(() -> item(groups, Tag.MRImageFrameTypeSequence))
        .map(type -> type.getStrings(Tag.FrameType))
        .ifPresent(type -> header.setString(Tag.ImageType, VR.CS, type));
    item(groups, Tag.FrameContentSequence)
        .ifPresent(
            content -> {
              move(content, Tag.TemporalPositionIndex, header, Tag.TemporalPositionIdentifier);
              move(content, Tag.FrameAcquisitionNumber, header, Tag.AcquisitionNumber);
              move(content, Tag.FrameReferenceDateTime, header, Tag.AcquisitionDateTime);
              move(content, Tag.FrameAcquisitionDateTime, header, Tag.AcquisitionDateTime);
            });
    item(groups, Tag.MREchoSequence)
        .ifPresent(echo -> move(echo, Tag.EffectiveEchoTime, header, Tag.EchoTime));
    item(groups, Tag.CardiacSynchronizationSequence)
        .ifPresent(
            heart -> move(heart, Tag.NominalCardiacTriggerDelayTime, header, Tag.TriggerTime));
  }

  private static void move(Attributes from, int tag, Attributes to, int asTag) {
    String value = from.getString(tag);
    if (value != null) {
      to.setString(asTag, vrOf(asTag), value);
    }
  }

  private static VR vrOf(int tag) {
    return switch (tag) {
      case Tag.TemporalPositionIdentifier, Tag.AcquisitionNumber -> VR.IS;
      case Tag.AcquisitionDateTime -> VR.DT;
      case Tag.ContrastBolusStartTime -> VR.TM;
      default -> VR.DS;
    };
  }

  /** Enhanced Contrast/Bolus (PS3.3 C.7.6.4b): the first start that an agent states. */
  private static Optional<String> injectionOf(Attributes instance) {
    Sequence agents = instance.getSequence(Tag.ContrastBolusAgentSequence);
    if (agents == null) {
      return Optional.empty();
    }
    return agents.stream()
        .flatMap(
            agent ->
                item(agent, Tag.ContrastAdministrationProfileSequence).stream()
                    .flatMap(
                        profile ->
                            Optional.ofNullable(profile.getString(Tag.ContrastBolusStartTime))
                                .stream()))
        .findFirst();
  }

  private static void putIfAbsent(Attributes header, int tag, String value) {
    if (!header.containsValue(tag)) {
      header.setString(tag, vrOf(tag), value);
    }
  }

  private static String flaw(Attributes header, int index) {
    boolean ct = CT.contains(header.getString(Tag.SOPClassUID, ""));
    if (ct && !header.containsValue(Tag.RescaleSlope)) {
      return "frame %d has no Pixel Value Transformation".formatted(index + 1);
    }
    return header.containsValue(Tag.ImagePositionPatient)
        ? ""
        : "frame %d has no Plane Position".formatted(index + 1);
  }

  private static Optional<Attributes> item(Attributes groups, int sequence) {
    return Optional.ofNullable(groups.getNestedDataset(sequence));
  }

  private static int[] sorted(int... tags) {
    return Arrays.stream(tags).sorted().toArray();
  }
}
