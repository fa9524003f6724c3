/**
 * The seam to the DICOM toolkit: Part 10 files, UIDs, codes, pixel decoding, the JSON model.
 *
 * <p>The toolkit ({@code org.aoju.bus.image}) is dcm4che3 under other package names; which of its
 * classes are used, with their upstream names, stands in docs/decisions.md.
 */
@NullMarked
package org.tacescore.dicom;

import org.jspecify.annotations.NullMarked;
