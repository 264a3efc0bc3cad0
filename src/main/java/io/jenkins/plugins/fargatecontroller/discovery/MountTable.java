// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.discovery;

import io.jenkins.plugins.fargatecontroller.environment.HomeVolume.MountState;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's list of mounts.
 *
 * @param types the file system's type at each mount point; empty if the list could not be read
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_mountinfo.5.html">proc_pid_mountinfo(5)</a>
 */
record MountTable(Optional<Map<String, String>> types) {

    /** Mount id, parent, device, root, the mount point; options and tags; a hyphen, and the type. */
    private static final Pattern LINE = Pattern.compile("(?s)\\d+ \\d+ \\S+ \\S+ (\\S+) .*?- (\\S+)(?: .*)?");

    private static final Pattern OCTAL = Pattern.compile("\\\\([0-3][0-7]{2})");

    /** The type that the kernel gives an EFS mount, with TLS or without. */
    private static final String EFS = "nfs4";

    static MountTable read(ContainerContext.MountInfo source) {
        try {
            return parse(source.read());
        } catch (IOException | RuntimeException | Error e) {
            return new MountTable(Optional.empty());
        }
    }

    static MountTable parse(String text) {
        var types = new LinkedHashMap<String, String>();
        text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .forEach(line -> types.put(unescaped(line.group(1)), line.group(2)));
        return new MountTable(types.isEmpty() ? Optional.empty() : Optional.of(types));
    }

    /** What is mounted there; of several mounts on one folder the last hides the others. */
    MountState state(String path) {
        return types.map(known -> EFS.equals(known.get(path)) ? MountState.MOUNTED : MountState.NOT_MOUNTED)
                .orElse(MountState.UNKNOWN);
    }

    private static String unescaped(String field) {
        return OCTAL.matcher(field)
                .replaceAll(
                        match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 8))));
    }
}
