// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.objectweb.asm.Opcodes;

/**
 * Finds methods that Stapler serves under a URL, {@code public … doSomething(…)}, and that do not say by which HTTP verb.
 * Without one, a link or an image on another site reaches them with the reader's rights, past the crumb.
 */
final class WebMethodCheck {
    private static final List<String> VERBS = List.of(
            "org.kohsuke.stapler.interceptor.RequirePOST",
            "org.kohsuke.stapler.verb.GET",
            "org.kohsuke.stapler.verb.POST");

    private WebMethodCheck() {}

    static List<String> problems(List<Plugin.File> classFiles) {
        Set<String> withVerb = VERBS.stream()
                .flatMap(verb -> Annotated.in(classFiles.stream(), verb).stream())
                .collect(Collectors.toSet());
        return classFiles.stream()
                .flatMap(WebMethodCheck::webMethods)
                .filter(method -> !withVerb.contains(method))
                .map(method -> method + " has none of @POST, @RequirePOST and @GET")
                .toList();
    }

    private static Stream<String> webMethods(Plugin.File file) {
        return ClassFile.type(file.bytes()).methods().values().stream()
                .filter(method -> method.has(Opcodes.ACC_PUBLIC) && !method.isStatic())
                .filter(method -> !method.has(Opcodes.ACC_SYNTHETIC))
                .filter(method -> method.name().matches("do[A-Z]\\w*"))
                .map(method -> file.name().replace('/', '.') + "#" + method.name());
    }
}
