// Between theme.js and the server: what is chosen here goes there, what is chosen elsewhere comes here.
export function listen(receiver) {
  const { unsent, sent } = window.recsAppearance;
  const tell = (name, value) =>
    receiver.invokeMethodAsync("ChooseAsync", name, value).then(
      () => sent(name, value),
      () => {}, // the line is gone: the next page tells it
    );
  const send = () => unsent().forEach(([name, value]) => tell(name, value));
  addEventListener("recs-appearance", send);
  send(); // chosen before the circuit ran
  return {
    keep: (kept) => window.recsAppearance.keep(kept),
    stop: () => removeEventListener("recs-appearance", send),
  };
}
