// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import io.jenkins.plugins.fargatecontroller.discovery.calls.BoundedStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/** Lets no answer be longer, or drip longer, than any that AWS gives. */
record BoundedAnswers(Duration longest) implements ExecutionInterceptor {

    /** A page of ten advanced parameters has 80 KB, a task definition 64 KB. */
    private static final int MOST_BYTES = 4 << 20;

    @Override
    public Optional<InputStream> modifyHttpResponseContent(
            Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
        return context.responseBody().map(body -> new BoundedStream(body, MOST_BYTES, longest));
    }
}
