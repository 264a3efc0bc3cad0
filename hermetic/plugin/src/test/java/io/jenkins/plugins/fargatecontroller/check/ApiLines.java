// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;

/** Parses the lines of {@link JenkinsApi}; a line of another form is an error, never skipped. */
final class ApiLines {
    private static final String FLAG = "(?:public|protected|static|final|abstract) ";
    private static final Pattern TYPE = Pattern.compile("(?<flags>(?:" + FLAG + ")*)"
            + "(?<kind>class|interface|enum|annotation) (?<name>\\S+)"
            + "(?: extends (?<super>\\S+))?(?: implements (?<interfaces>\\S+))?");
    private static final Pattern METHOD = Pattern.compile("  method (?<flags>(?:" + FLAG
            + ")*)(?<name>[^ (]+)(?<descriptor>\\(\\S+)(?: throws (?<exceptions>\\S+))?");
    private static final Pattern FIELD =
            Pattern.compile("  field (?<flags>(?:" + FLAG + ")*)(?<name>\\S+) (?<descriptor>\\S+)");
    private static final Map<String, Integer> FLAGS = Map.of(
            "public", Opcodes.ACC_PUBLIC,
            "protected", Opcodes.ACC_PROTECTED,
            "static", Opcodes.ACC_STATIC,
            "final", Opcodes.ACC_FINAL,
            "abstract", Opcodes.ACC_ABSTRACT,
            "class", 0,
            "enum", Opcodes.ACC_ENUM,
            "interface", Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT,
            "annotation", Opcodes.ACC_ANNOTATION | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT);

    private ApiLines() {}

    static ApiType type(String declaration, List<String> members) {
        Matcher line = match(TYPE, declaration);
        Map<String, Member> fields = new HashMap<>();
        Map<String, Member> methods = new HashMap<>();
        for (String text : members) {
            boolean isMethod = text.startsWith("  method ");
            Member member = isMethod ? method(text) : field(text);
            (isMethod ? methods : fields).put(member.key(), member);
        }
        int access = flags(line.group("flags")) | flags(line.group("kind"));
        Optional<String> superName =
                Optional.of(Optional.ofNullable(line.group("super")).orElse("java/lang/Object"));
        List<String> interfaces = names(line.group("interfaces"));
        return new ApiType(line.group("name"), access, superName, interfaces, fields, methods);
    }

    private static Member method(String text) {
        Matcher line = match(METHOD, text);
        Set<String> exceptions = Set.copyOf(names(line.group("exceptions")));
        return new Member(flags(line.group("flags")), line.group("name"), line.group("descriptor"), exceptions);
    }

    private static Member field(String text) {
        Matcher line = match(FIELD, text);
        return new Member(flags(line.group("flags")), line.group("name"), line.group("descriptor"), Set.of());
    }

    private static Matcher match(Pattern form, String line) {
        Matcher matcher = form.matcher(line);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The API list has a line of no known form: " + line);
        }
        return matcher;
    }

    private static int flags(String words) {
        int access = 0;
        for (String word : words.strip().split(" ", -1)) {
            access |= FLAGS.getOrDefault(word, 0);
        }
        return access;
    }

    private static List<String> names(@Nullable String commaSeparated) {
        return commaSeparated == null ? List.of() : List.of(commaSeparated.split(",", -1));
    }
}
