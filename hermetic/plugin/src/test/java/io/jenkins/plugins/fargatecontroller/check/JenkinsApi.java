// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The public and protected API of one line of Jenkins and of the plugins this one builds on, read off the real archives.
 *
 * <p>A line at the margin declares a type: {@code public abstract class NAME extends NAME implements NAME,NAME}. The
 * indented lines below it are its members: {@code method public static NAMEdescriptor throws NAME,NAME} and
 * {@code field public final NAME descriptor}. Names are internal names.
 */
final class JenkinsApi implements Types {
    private final Map<String, ApiType> types = new HashMap<>();

    private JenkinsApi() {}

    /** Reads the list of this line, which is among the test resources, and that of plugins which its image does not have. */
    static JenkinsApi of(JenkinsLine line) {
        return parse(Stream.concat(line.list("api").stream(), JenkinsLine.lines("/jenkins/api-more.txt").stream())
                .toList());
    }

    static JenkinsApi parse(List<String> lines) {
        JenkinsApi api = new JenkinsApi();
        int start = 0;
        for (int at = 1; at <= lines.size(); at++) {
            if (at == lines.size() || !lines.get(at).startsWith(" ")) {
                ApiType type = ApiLines.type(lines.get(start), lines.subList(start + 1, at));
                api.types.put(type.name(), type);
                start = at;
            }
        }
        return api;
    }

    int size() {
        return types.size();
    }

    @Override
    public Optional<ApiType> find(String internalName) {
        return Optional.ofNullable(types.get(internalName));
    }
}
