using RecsConsole.Engine.Access;

namespace RecsConsole.Engine.Replay;

/// <summary>What final validation read from the database, now: for each kept item whether it may still be shown, and why not.</summary>
/// <param name="CaseRevision">Revision of the case at validation.</param>
public sealed record ValidationFacts(
    DateTimeOffset At,
    long CaseRevision,
    IReadOnlyList<ValidatedItem> Items
);

/// <summary>The check of one kept item; no reason means it may be shown.</summary>
public sealed record ValidatedItem(SlateKind Kind, string Id, IReadOnlyList<ReasonCode> Reasons);
