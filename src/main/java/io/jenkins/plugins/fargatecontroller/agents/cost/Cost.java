// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.agents.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * An amount in US dollars.
 *
 * @param exact whether each figure is known; otherwise it is at most this much
 */
public record Cost(BigDecimal amount, boolean exact) {

    private static final int DIGITS = 4;

    public static Cost zero() {
        return new Cost(BigDecimal.ZERO, true);
    }

    public Cost plus(Cost other) {
        return new Cost(amount.add(other.amount), exact && other.exact);
    }

    public Cost times(int number) {
        return new Cost(amount.multiply(BigDecimal.valueOf(number)), exact);
    }

    /** Such as {@code $0.0123} or {@code at most $0.0123}. */
    @Override
    public String toString() {
        String figure = String.format(Locale.ROOT, "$%s", amount.setScale(DIGITS, RoundingMode.HALF_UP));
        return exact ? figure : "at most " + figure;
    }
}
