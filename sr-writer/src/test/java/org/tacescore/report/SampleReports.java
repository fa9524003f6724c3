package org.tacescore.report;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import org.aoju.bus.image.Tag;
import org.aoju.bus.image.UID;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;
import org.tacescore.dicom.Code;
import org.tacescore.dicom.DeterministicUid;

/** A report with two segmented regions and one group of the patient, as the worker makes them. */
final class SampleReports {
  static final String STUDY = DeterministicUid.of("sample", "study");
  static final String ARTERIAL = DeterministicUid.of("sample", "arterial series");
  static final String SEG_SERIES = DeterministicUid.of("sample", "seg series");
  static final String SEG = DeterministicUid.of("sample", "seg");
  static final Code TUMOUR = new Code("372087000", "SCT", "Neoplasm, Primary");
  static final Code LIVER = new Code("10200004", "SCT", "Liver");
  static final Code VOLUME = new Code("118565006", "SCT", "Volume");
  static final Code HRD = new Code("HRD", "99TACE", "HRD score");
  static final Code RISK = new Code("RISK_GROUP", "99TACE", "Risk group");
  static final Code HIGH_RISK = new Code("15508007", "SCT", "High risk");
  static final Code ENDPOINT = new Code("ENDPOINT", "99TACE", "Endpoint");

  private SampleReports() {}

  static MeasurementReport report() {
    return report(source());
  }

  static MeasurementReport report(Attributes source) {
    return new MeasurementReport(
        StudyContext.of(source),
        header(),
        new DeviceObserver(
            DeterministicUid.of("sample", "device"), "tacescore-1", "install-1", "Radiology"),
        new ResearchStatement("SYNTHETIC", "demonstration values, no clinical meaning"),
        new Completion(false, "1 of 2 systems refused"),
        content(),
        evidence(),
        List.of(reference(SEG_SERIES, UID.ComprehensiveSRStorage, "earlier report")));
  }

  static DocumentHeader header() {
    return new DocumentHeader(
        DeterministicUid.of("sample", "sr series"),
        DeterministicUid.of("sample", "sr"),
        9001,
        OffsetDateTime.parse("2026-01-03T08:15:30.250+01:00"),
        "TACE scores",
        List.of("0.1.0", "hrd 1"));
  }

  static ReportContent content() {
    return new ReportContent(
        List.of("HRD score 14.88 (cutoff 4.10): High risk", "EPR score: not computed"),
        List.of(new Code("LIVER_PHASES", "99TACE", "CT of the liver in phases")),
        List.of(segment(1, "HCC lesion 1"), segment(2, "HCC lesion 2")),
        List.of(patient()),
        List.of("ROI_PROPAGATED: the venous region was carried over from the arterial series"));
  }

  static SegmentMeasurements segment(int number, String name) {
    return new SegmentMeasurements(
        new SegmentReference(UID.SegmentationStorage, SEG, number, ARTERIAL),
        new MeasurementGroup(
            name,
            DeterministicUid.of("sample", "lesion", name),
            TUMOUR,
            List.of(LIVER),
            new Algorithm("radiomics", "0.1.0", List.of("binWidth=25", "backend=jvm")),
            List.of(
                Measurement.of(VOLUME, 12345.6789, UcumUnits.CUBIC_MILLIMETRE),
                Measurement.of(
                    new Code("RADSCORE", "99TACE", "Radscore"), 1.0 / 3, UcumUnits.SCORE)),
            List.of(),
            List.of()));
  }

  static MeasurementGroup patient() {
    return new MeasurementGroup(
        "HRD",
        DeterministicUid.of("sample", "patient", "hrd"),
        TUMOUR,
        List.of(LIVER),
        new Algorithm("hrd", "1", List.of("bundle sha-256 0123456789abcdef")),
        List.of(
            new Measurement(HRD, new BigDecimal("14.88"), UcumUnits.SCORE),
            new Measurement(
                new Code("DLSCORE", "99TACE", "DLscore"),
                new BigDecimal("73.0"),
                UcumUnits.PERCENT)),
        List.of(
            new Qualitative.Coded(RISK, HIGH_RISK),
            new Qualitative.Text(ENDPOINT, "Overall survival from the second TACE")),
        List.of("No independent validation"));
  }

  /** Outlines of two lesions, each on an image of its own. */
  static ContourReport contours() {
    return contours(source());
  }

  static ContourReport contours(Attributes source) {
    MeasurementReport report = report(source);
    return new ContourReport(
        report.study(),
        new DocumentHeader(
            DeterministicUid.of("sample", "contour series"),
            DeterministicUid.of("sample", "contours"),
            9002,
            header().created(),
            "outlines",
            header().softwareVersions()),
        report.observer(),
        report.research(),
        report.completion(),
        List.of("2 lesions, each on the slice with its largest area"),
        List.of(outline("ct 1", 1, "HCC lesion 1"), outline("ct 2", 2, "HCC lesion 2")),
        report.evidence(),
        List.of());
  }

  private static ContourMeasurements outline(String image, int number, String name) {
    return new ContourMeasurements(
        new Contour(
            reference(ARTERIAL, UID.CTImageStorage, image),
            List.of(
                new ImagePoint(10, 10),
                new ImagePoint(20.5, 10),
                new ImagePoint(20.5, 18.25),
                new ImagePoint(10, 18.25))),
        segment(number, name).group());
  }

  static List<InstanceReference> evidence() {
    return List.of(
        reference(ARTERIAL, UID.CTImageStorage, "ct 1"),
        reference(SEG_SERIES, UID.SegmentationStorage, "seg"),
        reference(ARTERIAL, UID.CTImageStorage, "ct 2"),
        reference(ARTERIAL, UID.CTImageStorage, "ct 1"));
  }

  static InstanceReference reference(String series, String sopClass, String name) {
    return new InstanceReference(STUDY, series, sopClass, DeterministicUid.of("sample", name));
  }

  /** An instance of the study, as a modality would send it. */
  static Attributes source() {
    Attributes source = new Attributes();
    source.setString(Tag.SpecificCharacterSet, VR.CS, "ISO_IR 192");
    source.setString(Tag.SOPClassUID, VR.UI, UID.CTImageStorage);
    source.setString(Tag.SOPInstanceUID, VR.UI, DeterministicUid.of("sample", "ct 1"));
    source.setString(Tag.StudyInstanceUID, VR.UI, STUDY);
    source.setString(Tag.SeriesInstanceUID, VR.UI, ARTERIAL);
    source.setString(Tag.Modality, VR.CS, "CT");
    source.setString(Tag.SeriesDescription, VR.LO, "Liver arterial");
    source.setString(Tag.PatientName, VR.PN, "Phantom^One");
    source.setString(Tag.PatientID, VR.LO, "PHANTOM-1");
    source.setString(Tag.IssuerOfPatientID, VR.LO, "TEST");
    source.setString(Tag.PatientBirthDate, VR.DA, "19600229");
    source.setString(Tag.PatientSex, VR.CS, "M");
    source.setString(Tag.StudyDate, VR.DA, "20260102");
    source.setString(Tag.StudyTime, VR.TM, "101112");
    source.setString(Tag.AccessionNumber, VR.SH, "ACC-7");
    source.setString(Tag.ReferringPhysicianName, VR.PN, "Referrer^A");
    source.setString(Tag.StudyID, VR.SH, "S1");
    source.setString(Tag.StudyDescription, VR.LO, "CT liver three phases");
    return source;
  }

  /** All that hospitals and models put in the way: lengths, tabs, scripts, other studies. */
  static MeasurementReport awkward() {
    Attributes source = source();
    source.setString(
        Tag.PatientName, VR.PN, "M\u00fcller^J\u00e9r\u00f4me=\u5c71\u7530^\u592a\u90ce");
    source.remove(Tag.StudyDate);
    source.remove(Tag.AccessionNumber);
    String wide = "\u8a55\u4fa1 ".repeat(40);
    MeasurementGroup group =
        new MeasurementGroup(
            "tab\there \\ and \u0007bell",
            DeterministicUid.of("sample", "awkward"),
            new Code("code-longer-than-sixteen", "99TACE", wide),
            List.of(),
            new Algorithm(wide, "1", List.of()),
            List.of(Measurement.of(HRD, -2.450392457137074E-30, UcumUnits.RATIO)),
            List.of(new Qualitative.Text(ENDPOINT, wide)),
            List.of("line one\nline two\ttabbed"));
    InstanceReference otherStudy =
        new InstanceReference(
            DeterministicUid.of("sample", "earlier study"),
            DeterministicUid.of("sample", "earlier series"),
            UID.CTImageStorage,
            DeterministicUid.of("sample", "earlier ct"));
    return new MeasurementReport(
        StudyContext.of(source),
        new DocumentHeader(
            header().seriesInstanceUid(),
            header().sopInstanceUid(),
            0,
            header().created(),
            wide,
            List.of(wide, "2")),
        new DeviceObserver(DeterministicUid.of("sample", "device"), wide, wide, wide),
        new ResearchStatement("SYNTHETIC", wide),
        new Completion(true, wide),
        new ReportContent(List.of(), List.of(), List.of(), List.of(group), List.of()),
        List.of(otherStudy),
        List.of());
  }
}
