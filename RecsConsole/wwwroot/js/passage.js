// Scrolls to the marked passage of a document, with what introduces it still in sight.
export function show(body) {
  const passage = body?.querySelector("[data-passage]");
  if (passage) {
    const above = passage.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop += above - body.clientHeight / 6;
  }
}
