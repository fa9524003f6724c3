package org.tacescore.worker.dicomweb;

/**
 * An instance that can be retrieved; its file lies in the object store under its hash.
 *
 * @param studyInstanceUid Study Instance UID (0020,000D)
 * @param seriesInstanceUid Series Instance UID (0020,000E)
 * @param sopInstanceUid SOP Instance UID (0008,0018)
 * @param sopClassUid SOP Class UID (0008,0016)
 * @param transferSyntaxUid Transfer Syntax UID (0002,0010) of the file
 * @param sha256 of the file, lower-case hexadecimal
 */
public record CataloguedInstance(
    String studyInstanceUid,
    String seriesInstanceUid,
    String sopInstanceUid,
    String sopClassUid,
    String transferSyntaxUid,
    String sha256) {}
