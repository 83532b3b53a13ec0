using RecsConsole.Database;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>A pair as input for figures.</summary>
/// <param name="NumberA">Which of the study's systems A of this pair is, from 0.</param>
/// <param name="Shown">
/// Equal for two reviewers of a case if both slates suggested the same in the same order; the numbers in reasons may differ with their
/// rights.
/// </param>
internal sealed record JudgedRow(
    Guid ReviewerId,
    int Position,
    Guid CaseId,
    bool IsALeft,
    int NumberA,
    int NumberB,
    PairVerdict? Verdict,
    IReadOnlyList<string> Reasons,
    int? Usefulness,
    int? PolicyCorrectness,
    int? Faithfulness,
    DateTimeOffset? JudgedAt,
    long? TookMs,
    string Shown
)
{
    /// <summary>The items of a single list with their grades, in its order; empty for a pair, and until graded.</summary>
    public IReadOnlyList<GradedItem> Items { get; init; } = [];

    public static JudgedRow From(StudyPairRow row)
    {
        return new(
            row.ReviewerId,
            row.Position,
            row.CaseId,
            row.IsALeft,
            row.NumberA,
            row.NumberB,
            row.Verdict,
            [.. row.Reasons],
            row.Usefulness,
            row.PolicyCorrectness,
            row.Faithfulness,
            row.JudgedAt,
            row.TookMs,
            StoredSlate.ShownOf(row.SlateA, row.SlateB)
        )
        {
            Items = GradedItem.Of(row, row.Grades),
        };
    }
}

/// <summary>An item of a single list with its grade.</summary>
internal sealed record GradedItem(string Id, int Grade)
{
    /// <summary>The items of a single list with these grades, in its order.</summary>
    public static IReadOnlyList<GradedItem> Of(StudyPairRow row, IEnumerable<int> grades) =>
        [.. StoredSlate.Unpack(row.SlateA).Zip(grades, (item, grade) => new GradedItem(item.Id, grade))];
}
