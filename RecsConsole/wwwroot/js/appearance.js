// Between theme.js and the server: what is chosen here goes there, what is chosen elsewhere comes here.
export function listen(receiver) {
  const send = () => window.recsAppearance.unsent().forEach(([name, value]) => receiver.invokeMethodAsync("ChooseAsync", name, value));
  addEventListener("recs-appearance", send);
  send(); // chosen before the circuit ran
  return {
    keep: (kept) => window.recsAppearance.keep(kept),
    stop: () => removeEventListener("recs-appearance", send),
  };
}
