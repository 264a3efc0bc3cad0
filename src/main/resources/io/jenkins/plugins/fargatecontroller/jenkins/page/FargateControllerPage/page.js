// SPDX-License-Identifier: MIT
(function () {
  "use strict";

  const POLL_MILLIS = 1000;
  /** A run that was asked for may begin a moment later. */
  const LEAST_POLLS = 3;
  const TYPING_MILLIS = 400;

  let polls = 0;

  /* ---- progress of a discovery ---- */

  function text(element, name, values) {
    return Object.keys(values).reduce(
      (sentence, key) => sentence.replace(`{${key}}`, values[key]),
      element.dataset[name],
    );
  }

  function showProgress(progress) {
    const bar = document.getElementById("fargate-progress-bar");
    const list = document.getElementById("fargate-progress-calls");
    bar.max = Math.max(progress.expected, 1);
    bar.value = progress.done;
    document.getElementById("fargate-progress-text").textContent = text(
      list,
      "calls",
      { 0: progress.done, 1: progress.expected },
    );
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

  function showStatus() {
    return fetch(window.location.href)
      .then((response) => response.text())
      .then((html) => {
        const fresh = new DOMParser()
          .parseFromString(html, "text/html")
          .getElementById("fargate-status");
        const status = document.getElementById("fargate-status");
        const parts = document.createDocumentFragment();
        Array.from(fresh.childNodes).forEach((part) => parts.append(part));
        status.replaceChildren(parts);
        window.Behaviour.applySubtree(status, true);
      });
  }

  function poll() {
    const panel = document.getElementById("fargate-progress");
    fetch("api/json?tree=state,progress")
      .then((response) => response.json())
      .then((answer) => {
        polls++;
        panel.hidden = !answer.progress && polls > LEAST_POLLS;
        if (answer.progress) {
          showProgress(answer.progress);
        }
        if (answer.progress || polls <= LEAST_POLLS) {
          setTimeout(poll, POLL_MILLIS);
        } else {
          showStatus();
        }
      })
      .catch(() => setTimeout(poll, 5 * POLL_MILLIS));
  }

  function follow() {
    polls = 0;
    document.getElementById("fargate-progress").hidden = false;
    poll();
  }

  function rediscover(event) {
    event.preventDefault();
    fetch(event.currentTarget.action, {
      method: "post",
      headers: window.crumb.wrap({}),
      redirect: "manual",
    }).then(follow);
  }

  /* ---- filter ---- */

  let filterText = "";

  /** Shows the templates whose row has every word; the buttons of a row say nothing of its own. */
  function filter() {
    const words = filterText.toLowerCase().split(/\s+/).filter(Boolean);
    const rows = Array.from(
      document.querySelectorAll(".fargate-templates > tbody > tr"),
    );
    rows.forEach((row) => {
      const text = Array.from(row.querySelectorAll("td[data-title], td[colspan]"))
        .map((cell) => cell.textContent.toLowerCase())
        .join(" ");
      row.hidden = !words.every((word) => text.includes(word));
    });
    document.getElementById("fargate-filter-none").hidden = rows.some(
      (row) => !row.hidden,
    );
  }

  function filterWhileTyping(input) {
    input.closest(".fargate-filter").hidden = false;
    input.value = filterText;
    input.addEventListener("input", () => {
      filterText = input.value;
      filter();
    });
    if (filterText) {
      filter();
    }
  }

  /* ---- apply ---- */

  function apply(event) {
    event.preventDefault();
    const link = event.currentTarget;
    const content = document
      .getElementById(link.dataset.template)
      .content.firstElementChild.cloneNode(true);
    // Newer Jenkins puts the dialog's buttons outside its form, where a submit button
    // submits nothing.
    window.dialog
      .form(content, {
        title: link.dataset.title,
        okText: link.dataset.ok,
        maxWidth: "min(900px, 95vw)",
        minWidth: "min(600px, 95vw)",
        submitButton: false,
      })
      .then(() => {
        content.hidden = true;
        document.body.appendChild(content); // the dialog goes, and a form outside the page submits nothing either
        content.requestSubmit();
      });
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

  function showProblem(form, item) {
    const input = control(form, item.dataset.field);
    if (!input) {
      return;
    }
    const link = document.createElement("a");
    link.href = "#";
    link.textContent = item.textContent;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const advanced = input.closest(".advancedBody");
      const button =
        advanced && advanced.parentElement.querySelector(".advanced-button");
      if (button && advanced.offsetParent === null) {
        button.click();
      }
      input.focus();
    });
    item.replaceChildren(link);
    const error = document.createElement("div");
    error.className = "error fargate-error";
    error.textContent = link.textContent;
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

  /* ---- wiring ---- */

  window.Behaviour.specify(
    "#fargate-rediscover",
    "fargate-rediscover",
    0,
    (form) => form.addEventListener("submit", rediscover),
  );
  window.Behaviour.specify(
    "#fargate-progress[data-running='true']",
    "fargate-progress",
    0,
    follow,
  );
  window.Behaviour.specify(
    "#fargate-filter",
    "fargate-filter",
    0,
    filterWhileTyping,
  );
  window.Behaviour.specify("#fargate-apply", "fargate-apply", 0, (link) =>
    link.addEventListener("click", apply),
  );
  window.Behaviour.specify(
    ".fargate-form input.validated, .fargate-form textarea.validated",
    "fargate-typing",
    0,
    checkWhileTyping,
  );
  window.Behaviour.specify(
    ".fargate-form .jenkins-form-item",
    "fargate-label",
    0,
    label,
  );
  window.addEventListener("load", () => {
    const problems = document.getElementById("fargate-form-problems");
    if (problems) {
      const form = document.querySelector(".fargate-form");
      problems
        .querySelectorAll("[data-field]")
        .forEach((item) => showProblem(form, item));
      problems.focus();
    }
  });
})();
