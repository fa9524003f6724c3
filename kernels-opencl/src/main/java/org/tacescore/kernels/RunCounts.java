package org.tacescore.kernels;

/**
 * Runs of equal grey level in one direction.
 *
 * @param lengths how often a run of a level (row: rank) has a length in voxels (column)
 * @param hasLine whether any straight line in this direction holds more than one voxel of the
 *     region, next to each other or not; where none does, the region is flat in this direction and
 *     PyRadiomics leaves the direction out
 */
public record RunCounts(CountMatrix lengths, boolean hasLine) {}
