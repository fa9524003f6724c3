package org.tacescore.report.image;

import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.Sequence;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;
import org.tacescore.report.Codes;
import org.tacescore.report.DicomText;
import org.tacescore.segio.PlaneGroups;

/**
 * Functional groups and dimension of a heat map (PS3.3 A.75.4.1): planes, Real World Value Mapping
 * (C.7.6.16.2.11), Frame Anatomy, Parametric Map Frame Type (C.8.32.3.1).
 */
final class HeatMapGroups {
  /** Image Type (0008,0008) and Frame Type (0008,9007), C.8.16.1. */
  static final String[] FRAME_TYPE = {"DERIVED", "PRIMARY", "VOLUME", "QUANTITY"};

  private static final Code NO_UNITS = new Code("1", "UCUM", "no units");
  private static final Code QUANTITY = new Code("246205007", "SCT", "Quantity");

  /** CID 7162 and CID 7203: a network's cells, laid onto the voxels of the images. */
  private static final List<Code> DERIVATION =
      List.of(
          new Code("123110", "DCM", "Artificial Intelligence"),
          new Code("113085", "DCM", "Spatial resampling"));

  private HeatMapGroups() {}

  static void put(Attributes map, HeatMapDocument document, List<Integer> slices) {
    PlaneGroups.putReferences(map, document.source());
    putDimension(map);
    Attributes shared = PlaneGroups.shared(document.source());
    shared.newSequence(Tag.RealWorldValueMappingSequence, 1).add(mapping(document));
    shared.newSequence(Tag.FrameAnatomySequence, 1).add(anatomy());
    shared.newSequence(Tag.PixelValueTransformationSequence, 1).add(identity());
    shared.newSequence(Tag.FrameVOILUTSequence, 1).add(window());
    Attributes type = new Attributes(1);
    type.setString(Tag.FrameType, VR.CS, FRAME_TYPE);
    shared.newSequence(Tag.ParametricMapFrameTypeSequence, 1).add(type);
    map.newSequence(Tag.SharedFunctionalGroupsSequence, 1).add(shared);
    Sequence frames = map.newSequence(Tag.PerFrameFunctionalGroupsSequence, slices.size());
    for (int index = 0; index < slices.size(); index++) {
      frames.add(PlaneGroups.perFrame(document.source(), slices.get(index), DERIVATION, index + 1));
    }
  }

  private static void putDimension(Attributes map) {
    String uid = DeterministicUid.of(map.getString(Tag.SOPInstanceUID), "dimension organization");
    Attributes organization = new Attributes(1);
    organization.setString(Tag.DimensionOrganizationUID, VR.UI, uid);
    map.newSequence(Tag.DimensionOrganizationSequence, 1).add(organization);
    Attributes item = new Attributes(4);
    item.setString(Tag.DimensionOrganizationUID, VR.UI, uid);
    item.setInt(Tag.DimensionIndexPointer, VR.AT, Tag.ImagePositionPatient);
    item.setInt(Tag.FunctionalGroupPointer, VR.AT, Tag.PlanePositionSequence);
    item.setString(Tag.DimensionDescriptionLabel, VR.LO, "ImagePositionPatient");
    map.newSequence(Tag.DimensionIndexSequence, 1).add(item);
  }

  private static Attributes mapping(HeatMapDocument document) {
    Attributes mapping = new Attributes();
    mapping.setDouble(Tag.DoubleFloatRealWorldValueFirstValueMapped, VR.FD, 0);
    mapping.setDouble(Tag.DoubleFloatRealWorldValueLastValueMapped, VR.FD, 1);
    mapping.setDouble(Tag.RealWorldValueIntercept, VR.FD, 0);
    mapping.setDouble(Tag.RealWorldValueSlope, VR.FD, 1);
    mapping.setString(Tag.LUTExplanation, VR.LO, DicomText.fit(document.explains(), VR.LO));
    mapping.setString(Tag.LUTLabel, VR.SH, "RESEARCH ONLY");
    Codes.add(mapping, Tag.MeasurementUnitsCodeSequence, NO_UNITS);
    Attributes quantity = new Attributes(3);
    quantity.setString(Tag.ValueType, VR.CS, "CODE");
    Codes.add(quantity, Tag.ConceptNameCodeSequence, QUANTITY);
    Codes.add(quantity, Tag.ConceptCodeSequence, document.method().quantity());
    mapping.newSequence(Tag.QuantityDefinitionSequence, 1).add(quantity);
    return mapping;
  }

  private static Attributes anatomy() {
    Attributes anatomy = new Attributes(2);
    anatomy.setString(Tag.FrameLaterality, VR.CS, "U");
    Codes.add(anatomy, Tag.AnatomicRegionSequence, OwnSegments.LIVER);
    return anatomy;
  }

  /** PS3.3 C.7.6.16.2.9b Identity Pixel Value Transformation. */
  private static Attributes identity() {
    Attributes identity = new Attributes(3);
    identity.setString(Tag.RescaleIntercept, VR.DS, "0");
    identity.setString(Tag.RescaleSlope, VR.DS, "1");
    identity.setString(Tag.RescaleType, VR.LO, "US");
    return identity;
  }

  private static Attributes window() {
    Attributes window = new Attributes(2);
    window.setString(Tag.WindowCenter, VR.DS, "0.5");
    window.setString(Tag.WindowWidth, VR.DS, "1");
    return window;
  }
}
