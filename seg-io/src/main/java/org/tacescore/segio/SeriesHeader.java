package org.tacescore.segio;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a series, or a part of one, says of itself, without its pixels: enough to tell its contrast
 * phase and whether it is fit to be measured.
 *
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param part the images meant: a series, or one of the stacks in it
 * @param frameOfReferenceUid Frame of Reference UID (0020,0052); empty where there is none
 * @param modality Modality (0008,0060), e.g. {@code CT}
 * @param description Series Description (0008,103E); empty where there is none; where images differ
 *     each text, joined by {@code " / "}
 * @param protocol Protocol Name (0018,1030); empty where there is none
 * @param imageType values of Image Type (0008,0008)
 * @param acquisitionTime median over the instances of Acquisition DateTime (0008,002A), else of
 *     Acquisition Date and Time (0008,0022), (0008,0032); local to the scanner
 * @param injectionTime Contrast/Bolus Start Time (0018,1042) on the acquisition date
 * @param contrastPhaseTerm Contrast/Bolus Agent Phase (0018,9344), a defined term of PS3.3
 *     C.7.6.16.2.12; empty where there is none; where images differ each term, joined by a
 *     backslash
 * @param convolutionKernel Convolution Kernel (0018,1210); empty where there is none
 * @param sliceThicknessMm Slice Thickness (0018,0050)
 * @param sopClassUid SOP Class UID of its instances
 * @param frames its images, in the order of their positions along the slice normal where they have
 *     one
 * @param comments Image Comments (0020,4000); empty where there are none. May hold patient data:
 *     never shown
 * @param layout how its slices lie
 * @param mrTechnique how an MR series was acquired
 * @param timeDoubts why its times are not to be trusted; empty where nothing speaks against them
 * @param lossy whether one of its images says that it was compressed with loss at any time: Lossy
 *     Image Compression (0028,2110) is 01 (PS3.3 C.7.6.1.1.5)
 */
public record SeriesHeader(
    String studyInstanceUid,
    SeriesPart part,
    String frameOfReferenceUid,
    String modality,
    String description,
    String protocol,
    List<String> imageType,
    Optional<LocalDateTime> acquisitionTime,
    Optional<LocalDateTime> injectionTime,
    String contrastPhaseTerm,
    String convolutionKernel,
    Optional<Double> sliceThicknessMm,
    String sopClassUid,
    List<FrameReference> frames,
    String comments,
    SeriesLayout layout,
    MrTechnique mrTechnique,
    Set<TimeDoubt> timeDoubts,
    boolean lossy) {

  public SeriesHeader {
    imageType = List.copyOf(imageType);
    frames = List.copyOf(frames);
    timeDoubts = Set.copyOf(timeDoubts);
  }

  /** Series Instance UID (0020,000E). */
  public String seriesInstanceUid() {
    return part.seriesInstanceUid();
  }

  /** Whether one of the references is to one of its images. */
  boolean shows(List<FrameReference> references) {
    Map<String, List<FrameReference>> byInstance =
        references.stream().collect(Collectors.groupingBy(FrameReference::sopInstanceUid));
    return frames.stream()
        .anyMatch(
            frame ->
                byInstance.getOrDefault(frame.sopInstanceUid(), List.of()).stream()
                    .anyMatch(frame::meets));
  }

  /** Its instances, each once, in the order of {@link #frames}. */
  public List<String> sopInstanceUids() {
    return frames.stream().map(FrameReference::sopInstanceUid).distinct().toList();
  }
}
