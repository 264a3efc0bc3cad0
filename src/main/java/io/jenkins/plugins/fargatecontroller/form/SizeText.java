// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.form;

import io.jenkins.plugins.fargatecontroller.overrides.FargateSize;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** The size of a Fargate task in the units that people use. */
public final class SizeText {

    private static final int UNITS_PER_VCPU = 1024;
    private static final int MIB_PER_GIB = 1024;

    private SizeText() {}

    public static String of(FargateSize size) {
        return cpu(size.cpu()) + ", " + memory(size.memory());
    }

    /** CPU units as virtual processors, such as {@code 0.25 vCPU}. */
    static String cpu(int units) {
        return quotient(units, UNITS_PER_VCPU) + " vCPU";
    }

    /** MiB as GiB, such as {@code 0.5 GiB}. */
    static String memory(int mebibytes) {
        return quotient(mebibytes, MIB_PER_GIB) + " GiB";
    }

    private static String quotient(int amount, int unit) {
        return BigDecimal.valueOf(amount)
                .divide(BigDecimal.valueOf(unit), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
