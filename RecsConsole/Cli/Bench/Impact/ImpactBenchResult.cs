using RecsConsole.Recommender.Impact;

namespace RecsConsole.Cli.Bench.Impact;

/// <summary>Drafts tried on the latest decisions of a tenant, and published.</summary>
/// <param name="Decisions">Decisions that each draft was tried on.</param>
/// <param name="Unreadable">Decisions that were left out: erased, or not computable with this engine.</param>
public sealed record ImpactBenchResult(string Tenant, int Decisions, int Unreadable, IReadOnlyList<MeasuredDraft> Drafts)
{
    public bool IsEqual => Drafts.All(draft => draft.IsEqual);
}

/// <summary>One draft.</summary>
/// <param name="Item">Key of what it changes; empty for settings.</param>
/// <param name="Changed">Decisions that would show something else.</param>
/// <param name="PerSecond">Decisions a second, each computed with and without the draft.</param>
/// <param name="Predicted">Hash of the predicted difference.</param>
/// <param name="Real">Hash of the difference after publishing.</param>
public sealed record MeasuredDraft(ImpactKind Kind, string Item, int Changed, double PerSecond, string Predicted, string Real)
{
    public bool IsEqual => string.Equals(Predicted, Real, StringComparison.Ordinal);
}
