package org.tacescore.score;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.tacescore.dicom.ImagingTime;
import org.tacescore.refusal.RefusedException;

/**
 * When a patient was treated by TACE, as far as clinical values state it: one date a day, in order.
 * That no date is stated does not say that there was no treatment.
 *
 * @param dates the dates
 */
public record TreatmentDates(List<TreatmentDate> dates) {

  /** Nothing is stated. */
  public static final TreatmentDates NONE = new TreatmentDates(List.of());

  /** Sorts; several statements of one day are one treatment, whose time is known if they agree. */
  public TreatmentDates {
    Map<LocalDate, TreatmentDate> byDay = new TreeMap<>();
    dates.forEach(date -> byDay.merge(date.day(), date, TreatmentDates::sameDay));
    dates = List.copyOf(byDay.values());
  }

  /**
   * The dates among clinical values; values of other analytes are passed over.
   *
   * @throws RefusedException as {@link TreatmentDate#parse}
   */
  public static TreatmentDates of(Collection<ClinicalValue> values) {
    return new TreatmentDates(
        values.stream()
            .filter(value -> value.analyte() == Analyte.TACE_DATE)
            .map(value -> TreatmentDate.parse(value.value()))
            .toList());
  }

  private static TreatmentDate sameDay(TreatmentDate a, TreatmentDate b) {
    if (a.instant().isEmpty()) {
      return b;
    }
    return b.instant().isEmpty() || a.equals(b) ? a : new TreatmentDate(a.day(), Optional.empty());
  }

  /**
   * How many treatments came before an image. Two moments are compared as instants; else the days
   * decide, and on the same day nothing does.
   */
  public Before before(ImagingTime image) {
    int sure = 0;
    int open = 0;
    for (TreatmentDate date : dates) {
      if (date.instant().isPresent() && image.instant().isPresent()) {
        sure += date.instant().get().isBefore(image.instant().get()) ? 1 : 0;
      } else {
        sure += date.day().isBefore(image.day()) ? 1 : 0;
        open += date.day().equals(image.day()) ? 1 : 0;
      }
    }
    return new Before(sure, open);
  }

  /**
   * Treatments before an image.
   *
   * @param sure so many came before it
   * @param open so many more are of the same day, and may have come before or after it
   */
  public record Before(int sure, int open) {

    /** Whether exactly so many may have come before it. */
    public boolean mayBe(int count) {
      return sure <= count && count <= sure + open;
    }
  }
}
