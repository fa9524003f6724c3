package org.tacescore.worker.dicomweb;

/**
 * How frames or a bulk value are answered.
 *
 * @param mediaType of each part, or of the one that comes alone
 * @param transferSyntaxUid of what is in it
 * @param parts whether a multipart body holds it
 * @param stored whether it is what the file holds, compressed
 */
record PartForm(String mediaType, String transferSyntaxUid, boolean parts, boolean stored) {
  String contentType() {
    return mediaType + "; transfer-syntax=" + transferSyntaxUid;
  }
}
