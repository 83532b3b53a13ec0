// Synchronises appearance settings between theme.js and the server, in both directions.
export function listen(receiver) {
  const { unsent, sent } = window.recsAppearance;
  const tell = (name, value) =>
    receiver.invokeMethodAsync("ChooseAsync", name, value).then(
      () => sent(name, value),
      () => {}, // the connection is lost: the next page sends it
    );
  const send = () => unsent().forEach(([name, value]) => tell(name, value));
  addEventListener("recs-appearance", send);
  send(); // chosen before the circuit ran, so send it now
  return {
    keep: (kept) => window.recsAppearance.keep(kept),
    stop: () => removeEventListener("recs-appearance", send),
  };
}
