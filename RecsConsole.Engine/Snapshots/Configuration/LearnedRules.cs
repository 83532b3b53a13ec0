namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// What the weighted rules learned from the tenant's own cases: how far behind an item may be for a place, and how often success rates come
/// true. Shares are scaled by 1,000,000; null where there were too few cases.
/// </summary>
public sealed record LearnedRules
{
    /// <summary>Share of the best score that a document must reach.</summary>
    public long? DocumentShare { get; init; }

    /// <summary>The same for a document used in cases of the type, or with a changed policy.</summary>
    public long? KnownDocumentShare { get; init; }

    /// <summary>Share of the best score that a person must reach.</summary>
    public long? PersonShare { get; init; }

    /// <summary>Share of cases in the state that must continue with an action that has no good record although another has.</summary>
    public long? UsualShare { get; init; }

    /// <summary>The same for an activity of a log, and for an unused action that solves such cases or has no rival with a record.</summary>
    public long? SeldomShare { get; init; }

    /// <summary>Turns the log odds of a document's success rate into the chance that the case ends well with it.</summary>
    public CalibrationMap? DocumentChance { get; init; }

    /// <summary>The same for a person.</summary>
    public CalibrationMap? PersonChance { get; init; }

    /// <summary>These, and what another kind of item learned.</summary>
    public LearnedRules And(LearnedRules other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new()
        {
            DocumentShare = DocumentShare ?? other.DocumentShare,
            KnownDocumentShare = KnownDocumentShare ?? other.KnownDocumentShare,
            PersonShare = PersonShare ?? other.PersonShare,
            UsualShare = UsualShare ?? other.UsualShare,
            SeldomShare = SeldomShare ?? other.SeldomShare,
            DocumentChance = DocumentChance ?? other.DocumentChance,
            PersonChance = PersonChance ?? other.PersonChance,
        };
    }
}
