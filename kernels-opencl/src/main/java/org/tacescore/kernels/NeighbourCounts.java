package org.tacescore.kernels;

/**
 * What was counted around each voxel. In all three matrices a row is the rank of the voxel's level.
 *
 * @param dependence voxels by 1 + the number of neighbours in the region whose grey level differs
 *     from the voxel's by at most alpha
 * @param neighbourhoods voxels by 1 + the number of neighbours in the region
 * @param differences for the voxels of an entry of {@code neighbourhoods}, with n neighbours, the
 *     sum of |n x - s|, x being the grey level of a voxel and s the sum of its neighbours' grey
 *     levels; divided by n it is the sum of differences from the mean of the neighbours
 */
public record NeighbourCounts(
    CountMatrix dependence, CountMatrix neighbourhoods, CountMatrix differences) {}
