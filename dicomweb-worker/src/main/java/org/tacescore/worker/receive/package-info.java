/**
 * The first station: instances come in by C-STORE or through {@code worker.dicomweb}, are made
 * durable in the object store and the index, and only then is success answered.
 */
@NullMarked
package org.tacescore.worker.receive;

import org.jspecify.annotations.NullMarked;
