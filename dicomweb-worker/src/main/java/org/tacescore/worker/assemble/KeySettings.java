package org.tacescore.worker.assemble;

/**
 * What a site's configuration contributes to the identity of a job.
 *
 * @param digest SHA-256 of the settings that change a result, lower-case hexadecimal
 * @param reportVersion version of the report's layout
 */
public record KeySettings(String digest, String reportVersion) {}
