package org.tacescore.worker.dicomweb;

import java.util.ArrayList;
import java.util.List;
import org.tacescore.worker.config.DicomwebConfig;
import org.tacescore.worker.receive.ObjectStore;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpEndpoint;
import org.tacescore.worker.web.Route;

/**
 * Searches and retrieves what is in the worker's own store by DICOMweb (PS3.18 chapter 10): QIDO-RS
 * and WADO-RS. It only reads; {@link StowEndpoint} stores.
 */
public final class DicomwebService {
  private static final String STUDIES = ServiceUrls.ROOT + "/studies";
  private static final String STUDY = STUDIES + "/{study}";
  private static final String SERIES = STUDY + "/series/{series}";
  private static final String INSTANCE = SERIES + "/instances/{instance}";
  private static final String FRAMES = INSTANCE + "/frames/{frames}";

  private final List<Route> routes = new ArrayList<>();

  private DicomwebService() {}

  /** All routes of the service; each answers GET, HEAD and OPTIONS. */
  public static List<Route> routes(
      Catalogue catalogue, CatalogueKeeper keeper, ObjectStore store, DicomwebConfig config) {
    DicomwebService service = new DicomwebService();
    ServiceUrls urls = new ServiceUrls(config.publicUrl());
    RetrievableStore files = new RetrievableStore(catalogue, keeper, store);
    service.addSearch(new SearchEndpoint(catalogue, keeper, urls));
    service.addRetrieve(new RetrieveEndpoint(files, urls), new MetadataEndpoint(files, urls));
    service.addPixels(new FramesEndpoint(files, urls), files, urls);
    return List.copyOf(service.routes);
  }

  private void addSearch(SearchEndpoint search) {
    add(STUDIES, search::studies);
    add(ServiceUrls.ROOT + "/series", search::series);
    add(ServiceUrls.ROOT + "/instances", search::instances);
    add(STUDY + "/series", search::series);
    add(STUDY + "/instances", search::instances);
    add(SERIES + "/instances", search::instances);
  }

  private void addRetrieve(RetrieveEndpoint retrieve, MetadataEndpoint metadata) {
    for (String resource : List.of(STUDY, SERIES, INSTANCE)) {
      add(resource, retrieve::retrieve);
      add(resource + "/metadata", metadata::metadata);
    }
  }

  private void addPixels(FramesEndpoint frames, RetrievableStore files, ServiceUrls urls) {
    RenderedEndpoint rendered = new RenderedEndpoint(files);
    add(FRAMES, frames::frames);
    add(INSTANCE + "/bulkdata/{path}", new BulkDataEndpoint(files, urls, frames)::bulkData);
    add(INSTANCE + "/rendered", rendered::rendered);
    add(FRAMES + "/rendered", rendered::rendered);
    for (String resource : List.of(STUDY, SERIES, INSTANCE, FRAMES)) {
      add(resource + "/thumbnail", rendered::thumbnail);
    }
  }

  private void add(String path, HttpEndpoint endpoint) {
    boolean stored = path.equals(STUDIES) || path.equals(STUDY);
    routes.add(new Route("GET", path, endpoint));
    routes.add(
        new Route(
            "OPTIONS",
            path,
            call ->
                HttpAnswer.empty(204)
                    .with("Allow", "GET, HEAD, OPTIONS" + (stored ? ", POST" : ""))));
  }
}
