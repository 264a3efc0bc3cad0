// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds fields of forms without help, and help without a field. */
final class HelpCheck {
    private static final Pattern NAMED = Pattern.compile("getHelpFile\\('([^']+)'\\)");
    private static final Pattern HELP = Pattern.compile("help-(.+)\\.(html|jelly)");

    private final Set<Path> help;
    private final Set<Path> used = new HashSet<>();
    private final List<String> problems = new ArrayList<>();

    private HelpCheck(Set<Path> help) {
        this.help = help;
    }

    /**
     * Looks at all views of the plugin together.
     *
     * @param fields the help that fields which are no views of their own ask for
     */
    static List<String> problems(List<View> views, List<String> fields) {
        Set<Path> help = views.stream()
                .map(View::file)
                .filter(file -> HELP.matcher(file.getFileName().toString()).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        HelpCheck check = new HelpCheck(help);
        views.forEach(check::look);
        fields.forEach(check::expect);
        help.stream()
                .filter(file -> !check.used.contains(file))
                .forEach(file -> check.problems.add(file + " belongs to no field"));
        return check.problems;
    }

    private void look(View view) {
        view.elements().stream()
                .filter(element -> element.uri().equals("/lib/form"))
                .forEach(element -> look(view, element));
    }

    private void look(View view, View.Element element) {
        Map<String, String> attributes = element.attributes();
        String field = attributes.getOrDefault("field", "");
        Matcher named = NAMED.matcher(attributes.getOrDefault("help", ""));
        if (named.find()) {
            expect(view, element, "help-" + named.group(1), false);
        } else if (!attributes.containsKey("help") && isEntry(element) && field.matches("\\w+")) {
            expect(view, element, "help-" + field, true);
        }
    }

    private static boolean isEntry(View.Element element) {
        return Set.of("entry", "optionalProperty", "optionalBlock").contains(element.name());
    }

    private void expect(String field) {
        Set<Path> found = help.stream()
                .filter(file -> file.getFileName().toString().equals("help-" + field + ".html"))
                .collect(Collectors.toSet());
        used.addAll(found);
        if (found.isEmpty()) {
            problems.add("the field " + field + " has no help-" + field + ".html");
        }
    }

    private void expect(View view, View.Element element, String name, boolean beside) {
        Set<Path> found = help.stream()
                .filter(file ->
                        file.getFileName().toString().replaceAll("\\.\\w+$", "").equals(name))
                .filter(file -> !beside || file.resolveSibling(view.name()).equals(view.file()))
                .collect(Collectors.toSet());
        used.addAll(found);
        if (found.isEmpty()) {
            problems.add(view.file() + " line " + element.line() + ": a field has no " + name + ".html");
        }
    }
}
