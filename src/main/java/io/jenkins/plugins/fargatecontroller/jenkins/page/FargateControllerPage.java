// SPDX-License-Identifier: MIT
package io.jenkins.plugins.fargatecontroller.jenkins.page;

import hudson.Extension;
import hudson.Util;
import hudson.model.Api;
import hudson.model.ManagementLink;
import hudson.security.Permission;
import hudson.util.FormValidation;
import io.jenkins.plugins.fargatecontroller.agents.fleet.TemplateId;
import io.jenkins.plugins.fargatecontroller.agents.report.AgentsView;
import io.jenkins.plugins.fargatecontroller.agents.report.OrphansView;
import io.jenkins.plugins.fargatecontroller.form.ExportFile;
import io.jenkins.plugins.fargatecontroller.form.FieldCheck;
import io.jenkins.plugins.fargatecontroller.form.FormView;
import io.jenkins.plugins.fargatecontroller.form.OverridesForm;
import io.jenkins.plugins.fargatecontroller.form.PlanPreview;
import io.jenkins.plugins.fargatecontroller.form.TemplateEdit;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateController;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerConfiguration;
import io.jenkins.plugins.fargatecontroller.jenkins.FargateControllerStatus;
import io.jenkins.plugins.fargatecontroller.jenkins.Messages;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateCloud;
import io.jenkins.plugins.fargatecontroller.jenkins.agents.FargateEngine;
import io.jenkins.plugins.fargatecontroller.page.ChangeRow;
import io.jenkins.plugins.fargatecontroller.page.ReviewView;
import io.jenkins.plugins.fargatecontroller.page.StatusView;
import io.jenkins.plugins.fargatecontroller.status.Headline;
import io.jenkins.plugins.fargatecontroller.status.Status;
import jakarta.servlet.ServletException;
import java.io.IOException;
import jenkins.YesNoMaybe;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.jspecify.annotations.Nullable;
import org.kohsuke.stapler.HttpResponse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.QueryParameter;
import org.kohsuke.stapler.StaplerProxy;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;
import org.kohsuke.stapler.interceptor.RequirePOST;
import org.kohsuke.stapler.verb.GET;
import org.kohsuke.stapler.verb.POST;

/** The page {@code /manage/fargate-controller/}. Who may read the system may read it; changes need ADMINISTER. */
@Extension(dynamicLoadable = YesNoMaybe.NO)
public class FargateControllerPage extends ManagementLink implements StaplerProxy {

    @Override
    public String getIconFileName() {
        return FargateCloud.ICON;
    }

    @Override
    public String getDisplayName() {
        return Messages.FargateControllerPage_DisplayName();
    }

    @Override
    public String getDescription() {
        return Messages.FargateControllerPage_Description();
    }

    @Override
    public String getUrlName() {
        return "fargate-controller";
    }

    @Override
    public Category getCategory() {
        return Category.CONFIGURATION;
    }

    @Override
    public Permission getRequiredPermission() {
        return Jenkins.SYSTEM_READ;
    }

    @Override
    public Object getTarget() {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return this;
    }

    public Api getApi() {
        Status status = FargateController.get().status();
        return new Api(FargateEngine.get()
                .report()
                .map(report -> new FargateControllerStatus(status, report))
                .orElseGet(() -> new FargateControllerStatus(status)));
    }

    /** The name of a page below this one. */
    public Subpage subpage(String title) {
        return new Subpage(title);
    }

    /** What the status views print. */
    public StatusView view() {
        return new StatusView(FargateController.get().status(), overrides());
    }

    /** Whether there is nothing to do here. */
    public boolean asleep() {
        return FargateController.get().status().headline().state() == Headline.State.ASLEEP;
    }

    /** What our own engine does; null where another one runs the agents. */
    public @Nullable AgentsView agents() {
        return FargateEngine.get().report().map(AgentsView::new).orElse(null);
    }

    /** The tasks that the next sweep would stop. Asks AWS. */
    public OrphansView orphans() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        return OrphansView.of(FargateEngine.get()::orphans);
    }

    /** What Jenkins would change now. */
    public ReviewView review() {
        return new ReviewView(FargateController.get().preview());
    }

    /** What the form shows, with room for one more template if one is named. */
    public FormView form(@Nullable String cloud, @Nullable String template) {
        return FormView.stored(overrides(), cloud, template, preview());
    }

    /** Where the form's help is. */
    public FargateControllerConfiguration descriptor() {
        return FargateControllerConfiguration.get();
    }

    /** The fields of one template of the form, with what the form says of it. */
    @POST
    public HttpResponse doEntry(StaplerRequest2 request) throws ServletException {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        FormView entry = FormView.entry(request.getSubmittedForm(), preview());
        return HttpResponses.forwardToView(this, "entry").with("entry", entry);
    }

    /** Stores what the form says, or shows it again with what is wrong. */
    @RequirePOST
    public synchronized HttpResponse doConfigSubmit(StaplerRequest2 request) throws ServletException {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        JSONObject json = request.getSubmittedForm();
        return store(FormView.submitted(OverridesForm.of(json), overrides(), json.optString("shown"), preview()));
    }

    /** Disables, enables or resets one template. */
    @RequirePOST
    public synchronized HttpResponse doEdit(
            @QueryParameter(required = true) String edit,
            @QueryParameter(required = true) String cloud,
            @QueryParameter(required = true) String template) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        TemplateEdit known =
                TemplateEdit.named(edit).orElseThrow(() -> HttpResponses.errorWithoutStack(400, TemplateEdit.UNKNOWN));
        FormView before = FormView.stored(overrides(), preview());
        OverridesForm after = known.edit(overrides(), new TemplateId(cloud, template), before.known());
        return store(FormView.submitted(after, overrides(), before.fingerprint(), preview()));
    }

    /** Starts a discovery. */
    @RequirePOST
    public HttpResponse doRediscover() {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        FargateController.get().rediscover();
        return HttpResponses.redirectTo(".");
    }

    /** Has on-demand capacity serve a Spot cloud for a while, or Spot again. */
    @RequirePOST
    public HttpResponse doUseOnDemand(
            @QueryParameter(required = true) String cloud, @QueryParameter(required = true) boolean yes) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        FargateEngine.get().useOnDemand(cloud, yes);
        return HttpResponses.redirectTo(".");
    }

    /** Applies the pending changes if they are those that were shown; otherwise shows the present ones. */
    @RequirePOST
    public HttpResponse doApply(@QueryParameter String shown) {
        Jenkins.get().checkPermission(Jenkins.ADMINISTER);
        boolean applied = FargateController.get()
                .apply(changes -> ChangeRow.fingerprint(changes).equals(shown));
        return HttpResponses.redirectTo(applied ? "." : "review?outdated=true");
    }

    /** Downloads {@code export/overrides.yaml} or {@code export/plan.yaml}. */
    @GET
    public void doExport(StaplerRequest2 request, StaplerResponse2 response) throws IOException {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        ExportFile file = ExportFile.at(request.getRestOfPath(), overrides(), FargateController.get()::exportYaml)
                .orElseThrow(HttpResponses::notFound);
        response.setContentType("application/yaml;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
        response.getWriter().write(file.text());
    }

    /** Checks one field of the form; the rest of the path says which. */
    @POST
    public FormValidation doCheck(StaplerRequest2 request, @QueryParameter String value) {
        Jenkins.get().checkPermission(Jenkins.SYSTEM_READ);
        return FieldCheck.problem(request.getRestOfPath(), Util.fixNull(value))
                .map(FormValidation::error)
                .orElseGet(FormValidation::ok);
    }

    private HttpResponse store(FormView view) {
        if (!view.valid()) {
            return HttpResponses.forwardToView(this, "configure").with("submitted", view);
        }
        FargateControllerConfiguration.get().replace(view.values());
        FargateController.get().reconcileSaved();
        return HttpResponses.redirectTo(".");
    }

    private static OverridesForm overrides() {
        return OverridesForm.of(FargateControllerConfiguration.get().values());
    }

    private static PlanPreview preview() {
        return new PlanPreview(FargateController.get().status().environment());
    }
}
