// SPDX-License-Identifier: MIT
package net.sf.json;

import java.io.Serializable;

/** Signatures of {@code net.sf.json.JSON}, json-lib 2.4-jenkins-8. */
public interface JSON extends Serializable {}
