// SPDX-License-Identifier: MIT
(function () {
  "use strict";

  const POLL_MILLIS = 1000;
  const TYPING_MILLIS = 400;
  const DONE = "fargate-done";

  function byId(id) {
    return document.getElementById(id);
  }

  /** A text with {0}, {1} … filled in. */
  function filled(text, values) {
    return values.reduce(
      (sentence, value, at) => sentence.replace(`{${at}}`, () => value),
      text,
    );
  }

  /* ---- what the server says ---- */

  function answered(response) {
    if (!response.ok) {
      throw new Error(String(response.status));
    }
    return response.text();
  }

  function parsed(html) {
    const answer = new DOMParser().parseFromString(html, "text/html").body;
    const parts = document.createDocumentFragment();
    Array.from(answer.childNodes).forEach((part) => parts.append(part));
    return parts;
  }

  /* ---- what was done ---- */

  function failed(message) {
    window.notificationBar.show(message, window.notificationBar.ERROR);
  }

  function notify(message) {
    const state = byId("fargate-state");
    const bar = window.notificationBar;
    const wrong = state && state.classList.contains("jenkins-alert-danger");
    bar.show(message, wrong ? bar.WARNING : bar.SUCCESS);
  }

  /** The page that comes next says it, if it is the one with the status. */
  function sayNext(message) {
    window.sessionStorage.setItem(DONE, message);
  }

  function said(status) {
    const message = window.sessionStorage.getItem(DONE);
    window.sessionStorage.removeItem(DONE);
    if (message && status) {
      notify(status.dataset[message] || message);
    }
  }

  /* ---- progress of a discovery ---- */

  /** Without an amount it says that nobody knows yet. */
  function showBar(done, all) {
    const box = byId("fargate-progress-bar");
    const bar = box.querySelector(".app-progress-bar > span");
    if (all > 0) {
      box.setAttribute("aria-valuemax", all);
      box.setAttribute("aria-valuenow", done);
      bar.classList.remove("app-progress-bar--animate");
      bar.classList.remove("app-progress-bar--unknown");
      bar.style.width = `${Math.round((100 * done) / all)}%`;
    } else {
      box.removeAttribute("aria-valuemax");
      box.removeAttribute("aria-valuenow");
      bar.classList.add("app-progress-bar--animate");
      bar.classList.add("app-progress-bar--unknown");
      bar.style.width = "";
    }
  }

  function showProgress(progress) {
    const list = byId("fargate-progress-calls");
    showBar(progress.done, progress.expected);
    byId("fargate-progress-text").textContent = filled(list.dataset.calls, [
      progress.done,
      progress.expected,
    ]);
    const items = document.createDocumentFragment();
    progress.calls.forEach((call) => {
      const item = document.createElement("li");
      const outcome = list.dataset[call.outcome.toLowerCase()];
      item.textContent = `${call.operation}: ${outcome}, ${call.millis} ms`;
      item.classList.toggle(
        "fargate-failed",
        call.outcome === "DENIED" || call.outcome === "FAILED",
      );
      items.append(item);
    });
    list.replaceChildren(items);
  }

  function showWaiting() {
    const text = byId("fargate-progress-text");
    showBar(0, 0);
    text.textContent = text.dataset.waiting;
    byId("fargate-progress-calls").textContent = "";
  }

  function showStatus() {
    return fetch("status")
      .then((response) => response.text())
      .then((html) => {
        const status = byId("fargate-status");
        status.replaceChildren(parsed(html));
        window.Behaviour.applySubtree(status, true);
      });
  }

  let polling = false;
  let asked = false;

  /** Asks until neither a discovery nor a comparison is under way; then shows what came of it. */
  function poll() {
    const panel = byId("fargate-progress");
    fetch("api/json?tree=state,progress")
      .then((response) => response.json())
      .then((answer) => {
        const discovering = answer.state === "DISCOVERING" || answer.progress;
        panel.hidden = !discovering;
        if (answer.progress) {
          showProgress(answer.progress);
        }
        if (discovering || answer.state === "COMPARING") {
          setTimeout(poll, POLL_MILLIS);
        } else {
          polling = false;
          showStatus().then(ended);
        }
      })
      .catch(() => setTimeout(poll, 5 * POLL_MILLIS));
  }

  function ended() {
    if (asked) {
      asked = false;
      notify(byId("fargate-progress-calls").dataset.ended);
    }
  }

  function follow() {
    if (!polling) {
      polling = true;
      poll();
    }
  }

  /** In the new frame the button may be there before the rest of the page; then it does what it does without scripts. */
  function rediscover(event) {
    const panel = byId("fargate-progress");
    if (!panel) {
      return;
    }
    event.preventDefault();
    asked = true;
    panel.hidden = false;
    showWaiting();
    fetch(event.currentTarget.action, {
      method: "post",
      headers: window.crumb.wrap({}),
      redirect: "manual",
    })
      .then(showStatus)
      .then(follow);
  }

  /* ---- filter ---- */

  let filterText = "";

  /** Fetches what a fold is to hold, once; it is on a page of its own, too. */
  function load(group) {
    const source = group.dataset.load;
    if (!source) {
      return Promise.resolve();
    }
    delete group.dataset.load;
    const later = group.querySelector(".fargate-later");
    return fetch(source)
      .then(answered)
      .then((html) => {
        later.replaceWith(parsed(html).querySelector(".fargate-templates"));
        window.Behaviour.applySubtree(group, true);
      })
      .catch(() => {
        later.textContent = later.dataset.failed;
      });
  }

  /** Shows the templates that have every word, and the folds that have such. A form's opened ones stay. */
  function filter() {
    const words = filterText.toLowerCase().split(/\s+/).filter(Boolean);
    let found = false;
    document.querySelectorAll(".fargate-group").forEach((group) => {
      let some = false;
      group.querySelectorAll("tbody > tr, .fargate-entry").forEach((entry) => {
        const row = entry.closest(".repeated-chunk") || entry;
        const text = entry.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        some = some || !row.hidden;
      });
      group.hidden = !some && !group.closest("form");
      group.open = words.length > 0 || group.dataset.opened === "true";
      found = found || some;
    });
    byId("fargate-filter-none").hidden = found;
  }

  function filterAll() {
    const groups = Array.from(document.querySelectorAll(".fargate-group"));
    return Promise.all(groups.map(load)).then(filter);
  }

  function filterWhileTyping(input) {
    input.closest(".fargate-filter").hidden = false;
    input.value = filterText;
    input.addEventListener("input", () => {
      if (!filterText) {
        document.querySelectorAll(".fargate-group").forEach((group) => {
          group.dataset.opened = String(group.open);
        });
      }
      filterText = input.value;
      filterAll();
    });
    if (filterText) {
      filterAll();
    }
  }

  /* ---- dialogs ---- */

  /** Core's dialogs are taken away when they end, and the focus with them: this gives it back to what opened one. */
  function returnFocus(opener) {
    const observer = new MutationObserver(() => {
      if (!document.querySelector("dialog.jenkins-dialog")) {
        observer.disconnect();
        opener.focus();
      }
    });
    observer.observe(document.body, { childList: true });
  }

  function submit(form) {
    form.hidden = true;
    document.body.appendChild(form); // a form outside the page submits nothing
    form.requestSubmit();
  }

  /** The changes that stand on the page, and what the server knows them by. */
  function applyForm(link) {
    const form = document.createElement("form");
    form.method = "post";
    form.action = "apply";
    form.className = "no-json";
    const shown = document.createElement("input");
    shown.type = "hidden";
    shown.name = "shown";
    shown.value = link.dataset.shown;
    const changes = link.closest("section").querySelector(".fargate-changes");
    form.append(shown, changes.cloneNode(true));
    return form;
  }

  function apply(event) {
    event.preventDefault();
    const link = event.currentTarget;
    const content = applyForm(link);
    // Newer Jenkins puts the dialog's buttons outside its form, where a submit button
    // submits nothing.
    const shown = window.dialog.form(content, {
      title: link.dataset.title,
      okText: link.dataset.ok,
      maxWidth: "min(900px, 95vw)",
      minWidth: "min(600px, 95vw)",
      submitButton: false,
    });
    returnFocus(link);
    shown.then(
      () => {
        sayNext(link.dataset.done);
        submit(content);
      },
      () => {},
    );
  }

  /** Disables, enables or resets a template, once somebody has said so. */
  function edit(event) {
    const button = event.currentTarget;
    const row = button.closest("tr");
    const name = button.dataset.edit.toLowerCase();
    const texts = byId("fargate-edits").dataset;
    const values = [row.dataset.template, row.dataset.cloud];
    const asked = window.dialog.confirm(filled(texts[name], values), {
      message: filled(texts[`${name}Message`], values),
      okText: texts[`${name}Ok`],
      type: name === "reset" ? "destructive" : "default",
    });
    returnFocus(button);
    asked.then(
      () => {
        const form = document.createElement("form");
        const query = new URLSearchParams({
          edit: button.dataset.edit,
          cloud: row.dataset.cloud,
          template: row.dataset.template,
        });
        form.method = "post";
        form.action = `edit?${query}`;
        form.className = "no-json";
        window.crumb.appendToForm(form);
        sayNext(filled(texts[`${name}Done`], values));
        submit(form);
      },
      () => {},
    );
  }

  /* ---- form ---- */

  function checkWhileTyping(input) {
    let timer;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(
        () => input.dispatchEvent(new Event("change", { bubbles: true })),
        TYPING_MILLIS,
      );
    });
  }

  function label(item, index) {
    const title = item.querySelector(".jenkins-form-label");
    const control = item.querySelector("input, select, textarea");
    if (title && control && !control.hasAttribute("aria-label")) {
      control.setAttribute(
        "aria-label",
        title.firstChild ? title.firstChild.textContent.trim() : String(index),
      );
    }
  }

  /** The control that a path such as templates.0.cpu or executors means. */
  function control(form, path) {
    const parts = path.split(".");
    const key = parts.length === 3 ? parts[2] : parts[parts.length - 1];
    const parent =
      parts.length < 2
        ? form
        : form.querySelectorAll(
            `[name="${parts[0]}"]:not(.to-be-removed)`,
          )[Number(parts[1])];
    return parent ? parent.querySelector(`[name="_.${key}"]`) : null;
  }

  /** Goes to a control, be it in a fold or among the advanced ones. */
  function show(input) {
    const group = input.closest("details");
    if (group) {
      group.open = true;
    }
    const advanced = input.closest(".advancedBody");
    const button =
      advanced && advanced.parentElement.querySelector(".advanced-button");
    if (button && advanced.offsetParent === null) {
      button.click();
    }
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
  }

  /** What is no number in a field for one would be submitted as nothing. */
  function refuseBadNumbers(event) {
    const fields = event.currentTarget.querySelectorAll("input[type='number']");
    const bad = Array.from(fields).find((field) => field.validity.badInput);
    if (bad) {
      event.preventDefault();
      event.stopImmediatePropagation();
      show(bad);
      bad.reportValidity();
    }
  }

  /** Begins with the field that the link to the form was for. */
  function begin(form) {
    const path = byId("fargate-form-focus").dataset.field;
    const input = path ? control(form, path) : null;
    if (input) {
      show(input);
    }
  }

  /** Jenkins adds the entry in the course of the same click, at the end where the button is. */
  function added(button) {
    button.addEventListener("click", () =>
      setTimeout(() => {
        const names = button
          .closest(".fargate-form")
          .querySelectorAll("[name='templates'] [name='_.name']");
        const first = button.classList.contains("repeatable-add-top");
        show(names[first ? 0 : names.length - 1]);
      }),
    );
  }

  /** What an entry says, by the names of its fields. */
  function texts(entry) {
    const inputs = Array.from(entry.querySelectorAll("input[type='hidden']"));
    return Object.fromEntries(
      inputs.map((input) => [input.name.replace("_.", ""), input.value]),
    );
  }

  /** Puts the fields of a template in the place of what it says. */
  function openEntry(button) {
    const entry = button.closest(".fargate-entry");
    const content = entry.parentElement;
    button.disabled = true;
    fetch("entry", {
      method: "post",
      headers: window.crumb.wrap({}),
      body: new URLSearchParams({ json: JSON.stringify(texts(entry)) }),
    })
      .then(answered)
      .then((html) => {
        content.replaceChildren(parsed(html));
        window.Behaviour.applySubtree(content, true);
        const label = content.querySelector("[name='_.label']");
        if (label) {
          show(label); // who may only read has no fields
        }
      })
      .catch(() => {
        button.disabled = false;
        failed(byId("fargate-form-focus").dataset.failed);
      });
  }

  function showProblem(form, item) {
    const input = control(form, item.dataset.field);
    if (!input) {
      return;
    }
    const name = item.querySelector(".fargate-problem__field");
    const link = document.createElement("a");
    link.href = "#";
    link.textContent = name.textContent;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      show(input);
    });
    name.replaceChildren(link);
    const error = document.createElement("div");
    error.className = "error fargate-error";
    error.textContent = item.querySelector(".fargate-problem__message").textContent;
    error.id = `fargate-error-${item.dataset.field}`;
    input.setAttribute("aria-invalid", "true");
    input.setAttribute("aria-describedby", error.id);
    input.closest(".setting-main").append(error);
    input.addEventListener(
      "input",
      () => {
        error.remove();
        input.removeAttribute("aria-invalid");
      },
      { once: true },
    );
  }

  function showProblems(problems) {
    const form = document.querySelector(".fargate-form");
    problems
      .querySelectorAll("[data-field]")
      .forEach((item) => showProblem(form, item));
    problems.focus();
  }

  /* ---- wiring ---- */

  function specify(selector, work) {
    window.Behaviour.specify(selector, `fargate ${selector}`, 0, work);
  }

  specify("#fargate-rediscover", (form) =>
    form.addEventListener("submit", rediscover),
  );
  specify("#fargate-progress[data-running='true']", follow);
  specify("#fargate-state[data-unsettled='true']", follow);
  specify("#fargate-status", said);
  specify("details[data-load]", (group) =>
    group.addEventListener("toggle", () => group.open && load(group)),
  );
  specify("#fargate-filter", filterWhileTyping);
  specify("#fargate-apply", (link) => link.addEventListener("click", apply));
  specify("form.fargate-switch", (form) =>
    form.addEventListener("submit", () => sayNext(form.dataset.done)),
  );
  specify("#fargate-outdated", () => said(null));
  specify("form[name='apply']", (form) =>
    form.addEventListener("submit", () => sayNext("applied")),
  );
  specify("[data-edit]", (button) => button.addEventListener("click", edit));
  specify(
    ".fargate-form input.validated, .fargate-form textarea.validated",
    checkWhileTyping,
  );
  specify(".fargate-form .jenkins-form-item", label);
  specify(".fargate-entry__open", (button) =>
    button.addEventListener("click", () => openEntry(button)),
  );
  // After the core's own, which adds the entry
  window.Behaviour.specify(".fargate-form .repeatable-add", "fargate-added", 10, added);
  specify("form.fargate-form", (form) => {
    said(null);
    form.addEventListener("submit", refuseBadNumbers, { capture: true });
    form.addEventListener("submit", () => sayNext("saved"));
  });
  // What core does to the form has to be done before
  window.addEventListener("load", () => {
    const problems = byId("fargate-form-problems");
    const form = document.querySelector(".fargate-form");
    if (problems) {
      showProblems(problems);
    } else if (form) {
      begin(form);
    }
  });
})();
