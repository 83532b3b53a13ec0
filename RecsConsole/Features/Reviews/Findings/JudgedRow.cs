using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>A pair as figures are made of it.</summary>
/// <param name="Shown">Equal for two reviewers of a case only if both were shown the same two slates.</param>
internal sealed record JudgedRow(
    Guid ReviewerId,
    int Position,
    Guid CaseId,
    bool IsALeft,
    string? Verdict,
    IReadOnlyList<string> Reasons,
    int? Usefulness,
    int? PolicyCorrectness,
    int? Faithfulness,
    DateTimeOffset? JudgedAt,
    long? TookMs,
    string Shown
)
{
    public static JudgedRow Of(StudyPairRow row)
    {
        var labels = StoredSlate.LabelsOf(row.LabelsJson);
        var cards = (
            A: StoredSlate.Cards(row.SlateA, labels),
            B: StoredSlate.Cards(row.SlateB, labels)
        );
        return new(
            row.ReviewerId,
            row.Position,
            row.CaseId,
            row.IsALeft,
            row.Verdict,
            [.. row.Reasons],
            row.Usefulness,
            row.PolicyCorrectness,
            row.Faithfulness,
            row.JudgedAt,
            row.TookMs,
            CanonicalHash.Of(CanonicalJson.Serialize(new[] { cards.A, cards.B }))
        );
    }
}
