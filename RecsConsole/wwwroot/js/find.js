// Finds words in the text of a document. Matches are highlighted without touching the elements, which belong to the page.
const blocks = "p, li, td, th, dt, dd, pre, blockquote, h1, h2, h3, h4, h5, h6";
const all = "found";
const current = "found-current";

export function open(body) {
  let ranges = [];
  let at = -1;

  const clear = () => [all, current].forEach((name) => CSS.highlights?.delete(name));
  const show = () => {
    clear();
    if (at < 0) {
      return;
    }
    if (CSS.highlights) {
      const others = new Highlight();
      ranges.forEach((range, index) => index !== at && others.add(range)); // one by one: there may be too many for the arguments of one call
      CSS.highlights.set(all, others);
      CSS.highlights.set(current, new Highlight(ranges[at]));
    }
    const place = ranges[at].getBoundingClientRect();
    const frame = body.getBoundingClientRect();
    if (place.top < frame.top || place.bottom > frame.bottom) {
      body.scrollTop += place.top - frame.top - body.clientHeight / 3;
    }
  };

  return {
    find: (text) => {
      const words = text.trim();
      ranges = words ? textsOf(body).flatMap((texts) => matches(texts, words)) : [];
      at = ranges.length > 0 ? 0 : -1;
      show();
      return ranges.length;
    },
    step: (by) => {
      at = ranges.length > 0 ? (at + by + ranges.length) % ranges.length : -1;
      show();
      return at;
    },
    close: clear,
  };
}

// the text nodes of each block, so that words are found across bold and links, but not from one paragraph into the next
function textsOf(body) {
  const byBlock = new Map();
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(".prose") ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const block = node.parentElement.closest(blocks) ?? body;
    byBlock.set(block, [...(byBlock.get(block) ?? []), node]);
  }
  return [...byBlock.values()];
}

function matches(texts, words) {
  const pattern = words.split(/\s+/u).map((word) => word.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&")).join("\\s+");
  const whole = texts.map((node) => node.data).join("");
  return [...whole.matchAll(new RegExp(pattern, "giu"))].map((match) => {
    const range = document.createRange();
    range.setStart(...placeOf(texts, match.index));
    range.setEnd(...placeOf(texts, match.index + match[0].length - 1, 1));
    return range;
  });
}

// the text node and offset of a character, moved on by `after` within that node
function placeOf(texts, index, after = 0) {
  let left = index;
  for (const node of texts) {
    if (left < node.length) {
      return [node, left + after];
    }
    left -= node.length;
  }
  throw new RangeError("The place lies behind the text.");
}
