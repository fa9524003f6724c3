package org.tacescore.segio;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tacescore.volume.Vector3;

/** A series header made for a test: a CT or MR series fit to be measured, bent step by step. */
record HeaderDraft(
    String uid,
    String modality,
    String description,
    String protocol,
    List<String> imageType,
    Optional<LocalDateTime> acquired,
    Optional<LocalDateTime> injection,
    String term,
    String kernel,
    Optional<Double> thicknessMm,
    SeriesLayout layout,
    MrTechnique technique,
    Set<TimeDoubt> doubts) {
  static final LocalDateTime INJECTION = LocalDateTime.of(2026, 1, 3, 8, 0, 7);

  static HeaderDraft ct(String uid, String description) {
    return new HeaderDraft(
        uid,
        "CT",
        description,
        "",
        List.of("ORIGINAL", "PRIMARY", "AXIAL"),
        Optional.empty(),
        Optional.empty(),
        "",
        "",
        Optional.of(2.5),
        SeriesLayout.even(40, new Vector3(0, 0, 1), 2.5),
        MrTechnique.unknown(),
        Set.of());
  }

  static HeaderDraft mr(String uid, String description) {
    return ct(uid, description).modality("MR");
  }

  HeaderDraft modality(String value) {
    return new HeaderDraft(
        uid,
        value,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft description(String value) {
    return new HeaderDraft(
        uid,
        modality,
        value,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft protocol(String value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        value,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft imageType(String... values) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        List.of(values),
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  /** Acquired so many seconds after 08:00:07. */
  HeaderDraft at(double seconds) {
    return acquired(Optional.of(INJECTION.plusNanos((long) (seconds * 1e9))));
  }

  HeaderDraft acquired(Optional<LocalDateTime> value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        value,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  /** The injection began at 08:00:07. */
  HeaderDraft injected() {
    return injected(Optional.of(INJECTION));
  }

  HeaderDraft injected(Optional<LocalDateTime> value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        value,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft term(String value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        value,
        kernel,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft kernel(String value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        value,
        thicknessMm,
        layout,
        technique,
        doubts);
  }

  HeaderDraft thicknessMm(double value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        Optional.of(value),
        layout,
        technique,
        doubts);
  }

  HeaderDraft layout(SeriesLayout value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        value,
        technique,
        doubts);
  }

  HeaderDraft technique(MrTechnique value) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        value,
        doubts);
  }

  HeaderDraft doubts(TimeDoubt... values) {
    return new HeaderDraft(
        uid,
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        layout,
        technique,
        Set.of(values));
  }

  SeriesHeader header() {
    return new SeriesHeader(
        "1.2",
        SeriesPart.whole(uid),
        "1.3",
        modality,
        description,
        protocol,
        imageType,
        acquired,
        injection,
        term,
        kernel,
        thicknessMm,
        modality.equals("MR") ? "1.2.840.10008.5.1.4.1.1.4" : "1.2.840.10008.5.1.4.1.1.2",
        List.of(FrameReference.whole(uid + ".1")),
        "",
        layout,
        technique,
        doubts,
        false);
  }
}
