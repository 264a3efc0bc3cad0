// SPDX-License-Identifier: MIT
package hudson.security.captcha;

import hudson.ExtensionPoint;
import hudson.model.Describable;

/** Signatures of {@code hudson.security.captcha.CaptchaSupport}. */
public abstract class CaptchaSupport implements Describable<CaptchaSupport>, ExtensionPoint {
    public CaptchaSupport() {
        throw new UnsupportedOperationException();
    }
}
