// Shows whatever comes, as it comes.
const shown = document.getElementById("pulse");
new WebSocket(`ws://${location.host}/line`).addEventListener("message", ({ data }) => {
  shown.textContent = data;
});
