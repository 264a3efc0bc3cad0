// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.AdministrativeMonitor;
import hudson.model.ManagementLink;
import io.jenkins.plugins.fargatecontroller.jenkins.FakeSurroundings;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateController;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerConfiguration;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerMonitor;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** The page, its form, its API and the monitor, through the browser. */
@WithJenkins
class FargateControllerPageTest {

    private static final String PAGE = "manage/fargate-controller/";

    /** Everybody has the frame who did not choose. */
    private static final String FRAME = "new-manage-jenkins.flag.defaultValue";

    private JenkinsRule jenkins;

    @BeforeEach
    void users(JenkinsRule rule) {
        jenkins = rule;
        Jenkins.SYSTEM_READ.setEnabled(true);
        rule.jenkins.setSecurityRealm(rule.createDummySecurityRealm());
        rule.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.READ, Jenkins.SYSTEM_READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.READ)
                .everywhere()
                .to("user"));
    }

    @AfterEach
    void permissionAsBefore() {
        Jenkins.SYSTEM_READ.setEnabled(false);
    }

    @Test
    void theLinkIsUnderSystemConfiguration() {
        ManagementLink link =
                jenkins.jenkins.getExtensionList(ManagementLink.class).get(FargateControllerPage.class);
        assertThat(link).isNotNull();
        assertThat(link.getCategory()).isEqualTo(ManagementLink.Category.CONFIGURATION);
        assertThat(link.getUrlName()).isEqualTo("fargate-controller");
    }

    @ParameterizedTest
    @CsvSource({
        "admin, '', 200",
        "admin, configure, 200",
        "admin, review, 200",
        "admin, status, 200",
        "admin, orphans, 200",
        "admin, api/json, 200",
        "admin, export/overrides.yaml, 200",
        "admin, export/plan.yaml, 200",
        "admin, export/secrets.yaml, 404",
        "admin, template?cloud=fargate-cloud&template=build-example, 200",
        "admin, template?cloud=fargate-cloud&template=none, 404",
        "admin, cloud?name=fargate-cloud, 200",
        "admin, cloud?name=none, 404",
        "admin, run?start=never, 404",
        "reader, '', 200",
        "reader, configure, 200",
        "reader, orphans, 403",
        "reader, api/json, 200",
        "reader, export/plan.yaml, 200",
        "user, '', 403",
        "user, configure, 403",
        "user, cloud?name=fargate-cloud, 403",
        "user, api/json, 403",
        "user, export/plan.yaml, 403"
    })
    void whoMayReadTheSystemMayReadThePage(String user, String path, int status) throws Exception {
        assertThat(client(user).goTo(PAGE + path, null).getWebResponse().getStatusCode())
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "configSubmit",
        "rediscover",
        "apply",
        "edit?edit=DISABLE&cloud=fargate-cloud&template=build-example",
        "useOnDemand?cloud=fargate-cloud-spot&yes=true"
    })
    void onlyAdministratorsChangeAndOnlyByPost(String path) throws Exception {
        assertThat(post("reader", path).getWebResponse().getStatusCode()).isEqualTo(403);
        assertThat(client("admin").goTo(PAGE + path, null).getWebResponse().getStatusCode())
                .as("GET")
                .isEqualTo(405);
        assertThat(FargateControllerConfiguration.get().values()).isEmpty();
    }

    @Test
    void eachPageStandsInTheFrameOfManageJenkinsWhereThereIsOne() throws Exception {
        System.setProperty(FRAME, "true");
        try {
            for (String path :
                    List.of("configure", "review", "orphans", "template?cloud=fargate-cloud&template=build-example")) {
                HtmlPage page = client("admin").goTo(PAGE + path);
                assertThat(page.querySelectorAll(".app-settings-container h1"))
                        .as(path)
                        .hasSize(1);
                assertThat(page.querySelectorAll(".jenkins-breadcrumbs__list-item"))
                        .as("the breadcrumb of " + path)
                        .last()
                        .satisfies(last -> assertThat(page.getTitleText()).startsWith(last.asNormalizedText() + " - "));
            }
        } finally {
            System.clearProperty(FRAME);
        }
    }

    @Test
    void aReaderSeesNoButtonThatChanges() throws Exception {
        HtmlPage page = client("reader").goTo(PAGE);
        assertThat(page.querySelectorAll("#fargate-rediscover, #fargate-apply, [data-edit]"))
                .isEmpty();
        assertThat(client("reader").goTo(PAGE + "configure").querySelectorAll(".jenkins-submit-button"))
                .isEmpty();
    }

    @Test
    void thePageShowsTemplatesAndFacts() throws Exception {
        assertThat(client("admin").goTo(PAGE).asNormalizedText())
                .contains("fargate-cloud-spot", "build-example", "Cloud Map name", "controller.demo.local");
    }

    @Test
    void theFormStoresWhatIsTyped() throws Exception {
        HtmlForm form = client("admin")
                .goTo(PAGE + "configure?cloud=fargate-cloud&template=build-example")
                .getFormByName("config");
        form.getInputByName("_.reconcileMinutes").setValue("7");
        jenkins.submit(form);
        assertThat(FargateControllerConfiguration.get().values())
                .as("the template of which nothing is said is not stored")
                .isEqualTo(Map.of("reconcileMinutes", "7"));
    }

    @Test
    void theFieldsOfOneTemplateComeWithWhatTheFormSays() throws Exception {
        String fields = post(
                        withoutScripts("admin"),
                        "entry",
                        "json",
                        "{\"name\": \"build-example\", \"image\": \"kept/as-typed\"}")
                .getWebResponse()
                .getContentAsString();
        assertThat(fields).contains("_.label", "value=\"kept/as-typed\"").doesNotContain("<html");
        assertThat(post(withoutScripts("user"), "entry", "json", "{}")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
    }

    /** Counted in letters, since no clock is the same twice. */
    @Test
    void manyTemplatesAndChangesMakeNoLongPage() throws Exception {
        FargateControllerConfiguration.get()
                .replace(Map.of(
                        "templates",
                        IntStream.range(0, 120)
                                .mapToObj(i -> Map.of("name", "t%03d".formatted(i), "memory", "4096"))
                                .toList()));
        FargateController.get().reconcileSaved();
        assertThat(text("")).hasSizeLessThan(200_000).doesNotContain("t119");
        assertThat(text("cloud?name=fargate-cloud")).contains("t119");
        assertThat(text("configure")).hasSizeLessThan(400_000);
        HtmlForm form = client("admin").goTo(PAGE + "configure").getFormByName("config");
        Map<String, Object> before = FargateControllerConfiguration.get().values();
        jenkins.submit(form);
        assertThat(FargateControllerConfiguration.get().values())
                .as("what nobody has opened is saved as it was")
                .isEqualTo(before);
    }

    private String text(String path) throws Exception {
        return client("admin").goTo(PAGE + path).getWebResponse().getContentAsString();
    }

    @Test
    void aWrongFormIsShownAgainAndStoresNothing() throws Exception {
        Page answer = post(
                "admin",
                "configSubmit",
                "json",
                "{\"executors\": \"many\", \"templates\": {\"name\": \"mine\", \"image\": \"kept/as-typed\"}}");
        assertThat(answer.getWebResponse().getContentAsString())
                .contains("data-field=\"executors\"", "is not a whole number", "kept/as-typed", "value=\"many\"");
        assertThat(FargateControllerConfiguration.get().values()).isEmpty();
    }

    @Test
    void aTemplateIsDisabledEnabledAndReset() throws Exception {
        post("admin", "edit?edit=DISABLE&cloud=fargate-cloud&template=build-example");
        assertThat(FargateControllerConfiguration.get().values())
                .isEqualTo(Map.of(
                        "templates",
                        List.of(Map.of("name", "build-example", "cloud", "fargate-cloud", "enabled", "false"))));
        post("admin", "edit?edit=ENABLE&cloud=fargate-cloud&template=build-example");
        assertThat(FargateControllerConfiguration.get().values()).isEmpty();
        FargateControllerConfiguration.get()
                .replace(
                        Map.of("templates", List.of(Map.of("name", "build-example", "cpu", "1024", "memory", "2048"))));
        post("admin", "edit?edit=RESET&cloud=fargate-cloud&template=build-example");
        assertThat(FargateControllerConfiguration.get().values()).isEmpty();
    }

    @Test
    void fieldsAreCheckedWhileTyping() throws Exception {
        assertThat(post("admin", "check/template/taskRole", "value", "deploy")
                        .getWebResponse()
                        .getContentAsString())
                .containsPattern("class=\"?error\"?")
                .contains("is not an IAM role");
        assertThat(post("admin", "check/template/taskRole", "value", "arn:aws:iam::123456789012:role/deploy")
                        .getWebResponse()
                        .getContentAsString())
                .doesNotContain("error");
        assertThat(post("user", "check/template/taskRole", "value", "deploy")
                        .getWebResponse()
                        .getStatusCode())
                .isEqualTo(403);
    }

    @Test
    void memoryFollowsCpu() {
        assertThat(FargateControllerConfiguration.get().doFillMemoryItems("build-example", "", "4096"))
                .extracting(option -> option.value)
                .startsWith("8192")
                .endsWith("30720");
    }

    @Test
    void theApiTellsWhatThePageTells() throws Exception {
        JSONObject answer = json("api/json");
        assertThat(answer.getJSONArray("facts").toString()).contains("controller.demo.local");
        assertThat(answer.getJSONObject("plan").getJSONArray("clouds").size()).isEqualTo(2);
        assertThat(json("api/json?tree=state").keySet()).doesNotContain("facts").contains("state");
    }

    @Test
    void theMonitorIsThereForErrorsOnly() {
        AdministrativeMonitor monitor =
                jenkins.jenkins.getExtensionList(AdministrativeMonitor.class).get(FargateControllerMonitor.class);
        assertThat(monitor).isNotNull();
        assertThat(monitor.isActivated()).isFalse();
        assertThat(monitor.getRequiredPermission()).isEqualTo(Jenkins.SYSTEM_READ);
    }

    private JSONObject json(String path) throws Exception {
        return JSONObject.fromObject(client("admin")
                .goTo(PAGE + path, "application/json")
                .getWebResponse()
                .getContentAsString());
    }

    private Page post(String user, String path, String... pair) throws Exception {
        return post(client(user), path, pair);
    }

    /** A part of a page is none: the scripts that it mentions are there in the page that it comes into. */
    private JenkinsRule.WebClient withoutScripts(String user) throws Exception {
        JenkinsRule.WebClient client = client(user);
        client.getOptions().setJavaScriptEnabled(false);
        return client;
    }

    private static Page post(JenkinsRule.WebClient client, String path, String... pair) throws Exception {
        WebRequest request = new WebRequest(new URL(client.getContextPath() + PAGE + path), HttpMethod.POST);
        if (pair.length == 2) {
            request.setRequestParameters(List.of(new NameValuePair(pair[0], pair[1])));
        }
        return client.getPage(client.addCrumb(request));
    }

    private JenkinsRule.WebClient client(String user) throws Exception {
        return jenkins.createWebClient()
                .withThrowExceptionOnFailingStatusCode(false)
                .login(user);
    }

    /** A controller on Fargate with everything, without any call. */
    @TestExtension
    public static class OnFargate extends FakeSurroundings {}
}
