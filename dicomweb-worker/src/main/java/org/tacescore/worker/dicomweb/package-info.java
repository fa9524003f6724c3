/** The other door of the first station: the store transaction of DICOMweb (PS3.18 section 10.5). */
@NullMarked
package org.tacescore.worker.dicomweb;

import org.jspecify.annotations.NullMarked;
