package org.tacescore.report;

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
}
