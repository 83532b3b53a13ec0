namespace RecsConsole.Casework.Judgements;

/// <summary>
/// A judgement of a closed study as a label: at the first place where the two lists differ, people preferred one item to the other. It says
/// what looks right to people who did not work the case, so it never joins the labels of what was done and how it ended.
/// </summary>
/// <param name="LastOrdinal">Ordinal of the last event of the case that both lists knew.</param>
/// <param name="State">The state of the case then.</param>
/// <param name="At">When the lists were made.</param>
/// <param name="KnownAt">When the verdict was known: the last judgement, or the lead's decision.</param>
/// <param name="IsAdjudicated">The reviewers disagreed, and a lead decided.</param>
public sealed record JudgementLabel(
    Guid StudyId,
    string Study,
    Guid CaseId,
    string Preferred,
    string Other,
    int LastOrdinal,
    string State,
    DateTimeOffset At,
    DateTimeOffset KnownAt,
    bool IsAdjudicated
)
{
    /// <summary>Who judged the case.</summary>
    public IReadOnlyList<Guid> Reviewers { get; init; } = [];
}
