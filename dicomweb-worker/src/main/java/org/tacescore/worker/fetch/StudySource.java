package org.tacescore.worker.fetch;

import java.util.Collection;
import java.util.List;

/**
 * A PACS that answers questions and hands out instances.
 *
 * <p>Every method throws {@link SourceFaultException} when the PACS is away, declines, or breaks
 * off.
 */
interface StudySource {

  /** Its name in the configuration. */
  String name();

  /** The studies of these days that have a series of one of the modalities, each once. */
  List<FoundStudy> studies(StudyWindow window, Collection<String> modalities);

  List<FoundSeries> series(FoundStudy study);

  /** SOP Instance UIDs of a series. */
  List<String> instances(FoundSeries series);

  /** Fetches a whole series to the worker's door. What was fetched before a fault stays. */
  void retrieve(FoundSeries series);

  /** Fetches single instances of a series to the worker's door. */
  void retrieve(FoundSeries series, Collection<String> sopInstanceUids);
}
