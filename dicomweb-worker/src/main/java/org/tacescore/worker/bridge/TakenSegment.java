package org.tacescore.worker.bridge;

import org.tacescore.segio.SegmentRole;

/**
 * A segment as it was taken, for the answer.
 *
 * @param label as it stands in the DICOM object
 * @param role what it is
 * @param voxels how many
 * @param volumeMm3 their volume
 */
record TakenSegment(String label, SegmentRole role, int voxels, double volumeMm3) {}
