// Scrolls to the marked passage of a document and keeps its introduction in sight.
export function show(body) {
  const passage = body?.querySelector("[data-passage]");
  if (passage) {
    const above = passage.getBoundingClientRect().top - body.getBoundingClientRect().top;
    body.scrollTop += above - body.clientHeight / 6;
  }
}
