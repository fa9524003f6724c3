package org.tacescore.report;

import org.aoju.bus.image.UID;

/**
 * As which SOP class a document is written; the content is the same.
 *
 * <p>Source: PS3.3 A.35.3 Comprehensive SR, A.35.13 Comprehensive 3D SR, which IHE AIR asks for.
 */
public enum SrClass {
  /** Read by most viewers. */
  COMPREHENSIVE(UID.ComprehensiveSRStorage),
  COMPREHENSIVE_3D(UID.Comprehensive3DSRStorage);

  private final String sopClassUid;

  SrClass(String sopClassUid) {
    this.sopClassUid = sopClassUid;
  }

  public String sopClassUid() {
    return sopClassUid;
  }
}
