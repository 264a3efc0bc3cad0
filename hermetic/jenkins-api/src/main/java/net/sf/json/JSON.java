// SPDX-License-Identifier: MIT
package net.sf.json;

import java.io.Serializable;

/** Signatures of {@code net.sf.json.JSON}. */
public interface JSON extends Serializable {}
