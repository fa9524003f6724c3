package org.tacescore.report;

import java.time.OffsetDateTime;
import java.util.List;

/** What every document says around its content. */
sealed interface ReportFrame permits MeasurementReport, ContourReport {
  StudyContext study();

  DocumentHeader header();

  DeviceObserver observer();

  ResearchStatement research();

  Completion completion();

  List<InstanceReference> evidence();

  List<InstanceReference> predecessors();

  /**
   * When the content was made, in the offset that the copied study date and time are in: one
   * Timezone Offset From UTC (0008,0201) counts for all times of an instance.
   */
  default OffsetDateTime createdInStudyOffset() {
    OffsetDateTime created = header().created();
    return study().offset().map(created::withOffsetSameInstant).orElse(created);
  }
}
