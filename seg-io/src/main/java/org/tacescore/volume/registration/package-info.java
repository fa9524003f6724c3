/**
 * Where the anatomy of one image lies in another: rigid, then free-form registration by mutual
 * information, on the liver. Positions are LPS, mm; nothing here knows of DICOM objects.
 */
@NullMarked
package org.tacescore.volume.registration;

import org.jspecify.annotations.NullMarked;
