using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Snapshots;

/// <summary>An item this actor dismissed on this case, with the structured reason, still in force.</summary>
public sealed record Dismissal(SlateKind Kind, string ItemId, string Reason);
