package org.tacescore.testpacs.pacs;

import org.aoju.bus.image.Tag;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.VR;

/**
 * Where objects are retrieved by WADO-RS.
 *
 * @param root of the services, as the client addressed it
 */
record RetrieveUrls(String root) {

  /** A copy with Retrieve URL (0008,1190) and Instance Availability (0008,0056). */
  Attributes addTo(Attributes match, QueryLevel level) {
    Attributes answer = new Attributes(match);
    answer.setString(Tag.InstanceAvailability, VR.CS, "ONLINE");
    answer.setString(Tag.RetrieveURL, VR.UR, urlOf(match, level));
    return answer;
  }

  String urlOf(Attributes object, QueryLevel level) {
    StringBuilder url = new StringBuilder(root);
    url.append("/studies/").append(object.getString(Tag.StudyInstanceUID, ""));
    if (level.compareTo(QueryLevel.SERIES) >= 0) {
      url.append("/series/").append(object.getString(Tag.SeriesInstanceUID, ""));
    }
    if (level == QueryLevel.IMAGE) {
      url.append("/instances/").append(object.getString(Tag.SOPInstanceUID, ""));
    }
    return url.toString();
  }
}
