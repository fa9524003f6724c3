package org.tacescore.worker.dicomweb;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.aoju.bus.image.galaxy.data.Attributes;
import org.aoju.bus.image.galaxy.data.BulkData;
import org.aoju.bus.image.galaxy.data.Fragments;
import org.eclipse.jetty.http.HttpStatus;
import org.tacescore.dicom.DicomJson;
import org.tacescore.worker.web.HttpAnswer;
import org.tacescore.worker.web.HttpBody;
import org.tacescore.worker.web.HttpCall;

/**
 * WADO-RS metadata (PS3.18 section 10.4.1.1.2) in the DICOM JSON model: whole data sets, but pixels
 * and binary values of more than 1024 bytes, which a BulkDataURI stands for.
 */
final class MetadataEndpoint {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RetrievableStore store;
  private final ServiceUrls urls;

  MetadataEndpoint(RetrievableStore store, ServiceUrls urls) {
    this.store = store;
    this.urls = urls;
  }

  HttpAnswer metadata(HttpCall call) {
    List<CataloguedInstance> instances = store.instances(ResourceUids.of(call));
    String type = JsonMedia.chosen(call);
    String base = urls.base(call);
    EntityTag tag =
        EntityTag.of(
            instances.stream().map(CataloguedInstance::sha256).toList(), "metadata", type, base);
    return tag.notModified(call)
        .orElseGet(
            () ->
                tag.on(
                    new HttpAnswer(
                        HttpStatus.OK_200,
                        type,
                        Map.of(),
                        HttpBody.streamed(out -> write(instances, base, out)))));
  }

  private void write(List<CataloguedInstance> instances, String base, OutputStream out)
      throws IOException {
    JsonGenerator json = JSON.createGenerator(out);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    json.writeStartArray();
    for (CataloguedInstance instance : instances) {
      json.writeTree(metadata(instance, base));
    }
    json.writeEndArray();
    json.close();
  }

  private ObjectNode metadata(CataloguedInstance instance, String base) {
    InstanceContent content =
        InstanceContent.read(store.file(instance), instance.transferSyntaxUid());
    String bulk = ServiceUrls.instance(base, instance) + "/bulkdata/";
    return DicomJson.writeNested(
        content.dataset(),
        (owner, tag) ->
            isBulk(owner, tag) ? Optional.of(bulk + BulkPath.of(owner, tag)) : Optional.empty());
  }

  private static boolean isBulk(Attributes owner, int tag) {
    Object value = owner.getValue(tag);
    return value instanceof BulkData
        || value instanceof Fragments
        || (InstanceContent.isPixels(tag) && InstanceContent.length(value) > 0)
        || InstanceContent.length(value) > InstanceContent.LONGEST_INLINE;
  }
}
