/* The panel of a preview: said aloud once a page has been loaded, closed with Escape, and closed for
   as long as it says the same. What is remembered ends with the browser's tab. */
(function () {
  var KEY = "reading-room preview";
  var panel = document.getElementById("preview:panel");
  var details = panel && panel.querySelector("details");
  var says = panel ? panel.textContent : "";

  function remembered() {
    try { return JSON.parse(sessionStorage.getItem(KEY)) || {}; } catch (error) { return {}; }
  }

  function remember(closed) {
    try { sessionStorage.setItem(KEY, JSON.stringify({ says: says, closed: closed })); } catch (error) { /* then not */ }
  }

  var before = remembered();
  var same = before.says === says;
  if (details) {
    details.open = !(same && before.closed);
    details.addEventListener("toggle", function () { remember(!details.open); });
    panel.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && details.open) {
        details.open = false;
        details.querySelector("summary").focus();
      }
    });
  }
  remember(Boolean(details && !details.open));

  /* A live region speaks of what changes in it, and so is there, empty, before it has words. */
  var status = document.createElement("div");
  status.className = "preview-status";
  status.setAttribute("role", "status");
  (panel || document.querySelector("main") || document.body).append(status);
  var words = "";
  if (panel && !same) {
    var first = panel.querySelector("li");
    words = panel.querySelector("summary").textContent + ". " + (first ? first.textContent : "");
  } else if (!panel && before.says) {
    words = "The problems are mended.";
  }
  if (words) setTimeout(function () { status.textContent = words; }, 300);

  /* MkDocs puts no script into what it shows for an address that is not there, and a post without its
     mistake is there again. */
  function follow(since) {
    if (document.hidden) {
      document.addEventListener("visibilitychange", function () { follow(since); }, { once: true });
      return;
    }
    var request = new XMLHttpRequest();
    request.onloadend = function () {
      var now = request.status === 200 ? parseFloat(request.responseText) : 0;
      if (since && now > since) location.reload();
      else setTimeout(follow, now ? 0 : 3000, now || since);
    };
    request.open("GET", "/livereload/" + since + "/" + Date.now());
    request.send();
  }
  if (!window.livereload) follow(0);
}());
