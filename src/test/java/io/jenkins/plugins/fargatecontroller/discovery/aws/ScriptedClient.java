// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery.aws;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkClient;

/**
 * A client of the SDK without HTTP: it gives a test's answers in their order, and remembers what it was asked.
 *
 * @param <C> the client's interface
 */
public final class ScriptedClient<C extends SdkClient> {

    private final Queue<Object> answers = new ArrayDeque<>();
    private final List<AwsRequest> asked = new ArrayList<>();
    private final C client;

    public ScriptedClient(Class<C> type) {
        client = type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this::invoke));
    }

    public C client() {
        return client;
    }

    /** The next answers: responses, or what is thrown in their place. */
    public void answers(Object... next) {
        answers.addAll(Arrays.asList(next));
    }

    public List<AwsRequest> asked() {
        return List.copyOf(asked);
    }

    /** The only question that was asked. */
    public <R extends AwsRequest> R asked(Class<R> type) {
        if (asked.size() != 1) {
            throw new AssertionError("not one question: " + asked);
        }
        return type.cast(asked.get(0));
    }

    /** The SDK's own methods turn their arguments into a request, and one answer into pages. */
    private @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null
                && arguments.length == 1
                && arguments[0] instanceof AwsRequest request
                && !method.getName().endsWith("Paginator")) {
            asked.add(plain(request));
            Object answer = answers.remove();
            if (answer instanceof Throwable thrown) {
                throw thrown;
            }
            return answer;
        }
        return method.isDefault() ? InvocationHandler.invokeDefault(proxy, method, arguments) : null;
    }

    /** Without what the paginators add for the user agent. */
    private static AwsRequest plain(AwsRequest request) {
        return request.toBuilder()
                .overrideConfiguration((AwsRequestOverrideConfiguration) null)
                .build();
    }
}
