/* Buttons beside what readers copy, and the device's own way to share. Without JavaScript the text can be selected. */

const words = document.getElementById("copy-words");
const status = document.getElementById("copy-status");

if (words && navigator.clipboard) {
  for (const place of document.querySelectorAll("[data-copy]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = words.dataset.copyLabel;
    button.addEventListener("click", () => copy(place, button));
    place.after(" ", button);
  }
}

async function copy(place, button) {
  try {
    await navigator.clipboard.writeText(place.textContent.replace(/\s+/g, " ").trim());
    button.textContent = status.textContent = words.dataset.copiedLabel;
    setTimeout(() => (button.textContent = words.dataset.copyLabel), 2000);
  } catch {
    // Refused by the browser: what would have been copied stands selected instead.
    getSelection().selectAllChildren(place);
  }
}

for (const button of document.querySelectorAll("[data-share-url]")) {
  if (navigator.share) {
    button.hidden = false;
    button.addEventListener("click", () =>
      navigator.share({ title: button.dataset.shareTitle, url: button.dataset.shareUrl }).catch(() => {}),
    );
  }
}
