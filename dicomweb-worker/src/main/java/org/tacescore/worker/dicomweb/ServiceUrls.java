package org.tacescore.worker.dicomweb;

import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.http.HttpURI;
import org.tacescore.worker.web.HttpCall;

/**
 * The URLs that answers name.
 *
 * @param publicUrl base of the services where clients come through a proxy; else the host that the
 *     request names
 */
record ServiceUrls(Optional<URI> publicUrl) {
  static final String ROOT = "/dicom-web";

  String base(HttpCall call) {
    HttpURI asked = call.request().getHttpURI();
    return publicUrl
        .map(url -> url.toString().replaceAll("/+$", ""))
        .orElseGet(() -> asked.getScheme() + "://" + asked.getAuthority() + ROOT);
  }

  static String study(String base, String study) {
    return base + "/studies/" + study;
  }

  static String series(String base, String study, String series) {
    return study(base, study) + "/series/" + series;
  }

  static String instance(String base, CataloguedInstance instance) {
    return series(base, instance.studyInstanceUid(), instance.seriesInstanceUid())
        + "/instances/"
        + instance.sopInstanceUid();
  }
}
