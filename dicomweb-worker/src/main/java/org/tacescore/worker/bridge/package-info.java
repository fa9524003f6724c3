/**
 * What programs such as 3D Slicer call: a drawing in, which becomes a DICOM Segmentation and fills
 * its study's region; the study scored now; heat maps as images.
 */
@NullMarked
package org.tacescore.worker.bridge;

import org.jspecify.annotations.NullMarked;
