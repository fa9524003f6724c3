/**
 * Numbers on a grid in patient space: geometry, volumes, masks, margins, registrations.
 *
 * <p>Indices are {@code column, row, slice}; patient coordinates are {@code x, y, z} in
 * millimetres, LPS (x to the patient's left, y to posterior, z to the head; DICOM PS3.3
 * C.7.6.2.1.1). Voxel arrays run column fastest, slice slowest. Nothing here knows of DICOM
 * objects, files or networks.
 */
@NullMarked
package org.tacescore.volume;

import org.jspecify.annotations.NullMarked;
