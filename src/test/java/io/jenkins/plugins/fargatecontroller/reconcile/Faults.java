// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.reconcile;

import io.jenkins.plugins.fargatecontroller.amazonecs.CloudsPort;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;

/** Throws at one place, as often as a test wants. */
final class Faults {

    private static final List<Class<?>> PARTS =
            List.of(CloudsPort.class, JenkinsPort.Basics.class, JenkinsPort.Jobs.class, JenkinsPort.Access.class);

    private String place = "";
    private Throwable failure = new IllegalStateException("none");
    private int times;

    void throwAt(String where, Throwable what, int often) {
        place = where;
        failure = what;
        times = often;
    }

    void end() {
        times = 0;
    }

    void pass(String where) {
        if (times > 0 && place.equals(where)) {
            times--;
            Faults.<RuntimeException>sneak(failure);
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** The same Jenkins, each of whose methods is a place such as {@code clouds.replace}. */
    JenkinsPort around(JenkinsPort jenkins) {
        return proxy(JenkinsPort.class, "", jenkins);
    }

    /** The same folder, whose place is {@code files}. */
    Path around(Path folder) {
        return proxy(Path.class, "files", folder);
    }

    private <T> T proxy(Class<T> type, String name, Object target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            pass(type == Path.class ? name : name + method.getName());
            Object result;
            try {
                result = method.invoke(target, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            Class<?> part = method.getReturnType();
            return PARTS.contains(part) ? proxy(part, method.getName() + ".", result) : result;
        }));
    }
}
