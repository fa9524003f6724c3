package org.tacescore.report.image;

import java.util.Optional;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.report.DicomText;
import org.tacescore.report.PrivateScheme;
import org.tacescore.segio.AlgorithmIdentity;
import org.tacescore.segio.CieLab;
import org.tacescore.segio.Roi;
import org.tacescore.segio.SegmentAlgorithm;
import org.tacescore.segio.SegmentDraft;
import org.tacescore.volume.Mask;

/**
 * The segments that this software writes: a lesion, the ring about it, and the liver.
 *
 * <p>Codes: PS3.16 CID 7150 (category), CID 7159 (neoplasm) and CID 7192 (liver); no standard code
 * means the ring. A lesion and its ring have one tracking UID: that of the lesion's group in the
 * report.
 */
public final class OwnSegments {
  /** What is a tumour. */
  public static final Code NEOPLASM = new Code("372087000", "SCT", "Neoplasm, Primary");

  /** The liver, as a segment and as the region where lesions lie. */
  public static final Code LIVER = new Code("10200004", "SCT", "Liver");

  /** A band of a set width about a lesion. */
  public static final Code RING =
      new Code("PERITUMORAL-RING", PrivateScheme.DESIGNATOR, "Peritumoral ring");

  private static final Code ABNORMAL =
      new Code("49755003", "SCT", "Morphologically Abnormal Structure");
  private static final Code SPATIAL =
      new Code("309825002", "SCT", "Spatial and Relational Concept");
  private static final Code ANATOMY = new Code("123037004", "SCT", "Anatomical Structure");
  private static final Code MORPHOLOGICAL = new Code("123104", "DCM", "Morphological Operations");

  private static final CieLab AMBER = new CieLab(82, 11, 84);
  private static final CieLab BLUE = new CieLab(70, -14, -49);
  private static final CieLab GREEN = new CieLab(68, -40, 13);

  private OwnSegments() {}

  /**
   * A lesion.
   *
   * @param label as the report calls it
   * @param trackingId Tracking ID of the lesion, as in the report
   * @param trackingUid Tracking UID of the lesion, as in the report
   * @param drawn how the source says that it was drawn; empty where it does not say
   */
  public static SegmentDraft tumour(
      String label,
      String trackingId,
      String trackingUid,
      Roi roi,
      Optional<SegmentAlgorithm> drawn) {
    return new SegmentDraft(
        name(label, "Lesion"),
        ABNORMAL,
        NEOPLASM,
        trackingId,
        trackingUid,
        algorithm(drawn),
        AMBER,
        roi.mask(),
        origin(roi.origin(), drawn),
        Optional.of(LIVER));
  }

  /**
   * The ring about a lesion, which this software made by distance.
   *
   * @param label of the lesion
   * @param trackingId Tracking ID of the lesion
   * @param trackingUid Tracking UID of the lesion
   * @param extent in words, e.g. {@code 0 to 10 mm from the lesion, within the liver}
   * @param version of this software
   */
  public static SegmentDraft ring(
      String label,
      String trackingId,
      String trackingUid,
      Mask mask,
      String extent,
      String version) {
    AlgorithmIdentity identity =
        new AlgorithmIdentity(
            MORPHOLOGICAL, version, DicomText.fit(extent, VR.LT), "TACEscore project");
    return new SegmentDraft(
        name("Peritumoral ring of " + label, "Peritumoral ring"),
        SPATIAL,
        RING,
        trackingId,
        trackingUid,
        new SegmentAlgorithm(
            SegmentAlgorithm.Type.AUTOMATIC, "TACEscore margin", Optional.of(identity)),
        BLUE,
        mask,
        DicomText.fit("Made by this software: " + extent, VR.ST),
        Optional.of(LIVER));
  }

  /**
   * The liver.
   *
   * @param origin how it came to lie on the series
   * @param drawn how the source says that it was drawn; empty where it does not say
   */
  public static SegmentDraft liver(Mask mask, Roi.Origin origin, Optional<SegmentAlgorithm> drawn) {
    return new SegmentDraft(
        "Liver",
        ANATOMY,
        LIVER,
        "",
        "",
        algorithm(drawn),
        GREEN,
        mask,
        origin(origin, drawn),
        Optional.empty());
  }

  private static String name(String text, String otherwise) {
    String fitted = DicomText.fit(text, VR.LO);
    return fitted.isEmpty() ? otherwise : fitted;
  }

  /** Copied; an algorithm has to be identified, if only as not stated. */
  private static SegmentAlgorithm algorithm(Optional<SegmentAlgorithm> drawn) {
    SegmentAlgorithm source = drawn.orElse(SegmentAlgorithm.BY_HAND);
    if (source.type() == SegmentAlgorithm.Type.MANUAL) {
      return source;
    }
    AlgorithmIdentity identity = source.identity().orElseGet(AlgorithmIdentity::unknown);
    return new SegmentAlgorithm(
        source.type(),
        name(source.name(), "not stated"),
        Optional.of(
            new AlgorithmIdentity(
                identity.family(),
                name(identity.version(), "not stated"),
                DicomText.fit(identity.parameters(), VR.LT),
                DicomText.fit(identity.source(), VR.LO))));
  }

  private static String origin(Roi.Origin origin, Optional<SegmentAlgorithm> drawn) {
    String how =
        switch (origin) {
          case DRAWN -> "Copied as drawn on this series";
          case PROPAGATED ->
              "Propagated by this software from a drawing on another series of the same frame of"
                  + " reference";
          case REGISTERED ->
              "Propagated by this software through a registration from a drawing in another frame"
                  + " of reference";
        };
    String by = drawn.isPresent() ? "" : "; the source does not say how it was drawn";
    return how + by + ".";
  }
}
