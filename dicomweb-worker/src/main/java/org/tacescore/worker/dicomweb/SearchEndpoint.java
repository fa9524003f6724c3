package org.tacescore.worker.dicomweb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;

/**
 * QIDO-RS (PS3.18 section 10.6): studies, series and instances, all of the store or those of a
 * study or series.
 *
 * <p>204 nothing was found; 400 a parameter is wrong. A Warning says that there are more results,
 * that names were not matched by their sound, or that old objects are still being catalogued.
 */
final class SearchEndpoint {

  /** More are to be had by {@code offset}. */
  static final int MOST_RESULTS = 10_000;

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Catalogue catalogue;
  private final CatalogueKeeper keeper;
  private final ServiceUrls urls;

  SearchEndpoint(Catalogue catalogue, CatalogueKeeper keeper, ServiceUrls urls) {
    this.catalogue = catalogue;
    this.keeper = keeper;
    this.urls = urls;
  }

  HttpAnswer studies(HttpCall call) {
    return search(call, ResourceLevel.STUDY);
  }

  HttpAnswer series(HttpCall call) {
    return search(call, ResourceLevel.SERIES);
  }

  HttpAnswer instances(HttpCall call) {
    return search(call, ResourceLevel.INSTANCE);
  }

  private HttpAnswer search(HttpCall call, ResourceLevel level) {
    ResourceUids where = ResourceUids.of(call);
    QueryParameters asked = QueryParameters.of(call, level);
    String type = JsonMedia.chosen(call);
    List<SearchCondition> conditions = new ArrayList<>(asked.conditions());
    if (!where.study().isEmpty()) {
      conditions.add(is(SearchKey.STUDY_INSTANCE_UID, where.study()));
    }
    where.series().ifPresent(uid -> conditions.add(is(SearchKey.SERIES_INSTANCE_UID, uid)));
    int limit = Math.min(asked.limit().orElse(MOST_RESULTS), MOST_RESULTS);
    Search search = new Search(level, conditions, limit, asked.offset());

    List<String> warnings = new ArrayList<>();
    boolean whole = upToDate(where);
    List<FoundResource> found = catalogue.find(search);
    addWarnings(warnings, search, found.size(), asked, whole);
    Map<String, String> headers = new TreeMap<>();
    if (!warnings.isEmpty()) {
      headers.put("Warning", String.join(", ", warnings));
    }
    if (found.isEmpty()) {
      return new HttpAnswer(HttpStatus.NO_CONTENT_204, "", headers, HttpBody.of(""));
    }
    SearchAnswer answer =
        new SearchAnswer(
            urls.base(call),
            asked,
            where.study().isEmpty(),
            level == ResourceLevel.SERIES || where.series().isEmpty());
    return new HttpAnswer(
        HttpStatus.OK_200, type, headers, HttpBody.streamed(out -> answer.write(found, out)));
  }

  private boolean upToDate(ResourceUids where) {
    if (where.study().isEmpty()) {
      return keeper.refreshAll(PATIENCE);
    }
    keeper.refresh(where.study());
    return true;
  }

  private static SearchCondition is(SearchKey key, String uid) {
    return new SearchCondition.OneOf(key, List.of(uid));
  }

  private void addWarnings(
      List<String> warnings, Search search, int found, QueryParameters asked, boolean whole) {
    if (asked.fuzzy()) {
      warnings.add(
          warning(
              "The fuzzymatching parameter is not supported. Only literal matching has been"
                  + " performed."));
    }
    more(search, found)
        .ifPresent(
            more ->
                warnings.add(
                    warning(
                        "There are %d additional results that can be requested".formatted(more))));
    if (!whole) {
      warnings.add(warning("Some studies of the store are not catalogued yet"));
    }
  }

  private Optional<Long> more(Search search, int found) {
    if (found < search.limit()) {
      return Optional.empty();
    }
    long more = catalogue.count(search) - search.offset() - found;
    return more > 0 ? Optional.of(more) : Optional.empty();
  }

  private static String warning(String text) {
    return "299 tacescore: \"" + text + "\"";
  }
}
