using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Evaluation.Pairwise;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>
/// The figures of a study, computed from its judgements alone. Each judgement counts once, even when two people judged the same case.
/// </summary>
internal static class StudyFigures
{
    public static PreferenceFigures Preference(IEnumerable<JudgedRow> rows)
    {
        var judged = rows.Where(row => row.Verdict is not null).ToList();
        return new(
            judged.Count,
            new(Count(judged, PairVerdict.A), Count(judged, PairVerdict.B)),
            Count(judged, PairVerdict.Tie),
            Count(judged, PairVerdict.Bad),
            Median(judged.Select(row => row.TookMs).OfType<long>())
        );
    }

    public static IReadOnlyList<RatingFigures> Ratings(IReadOnlyList<JudgedRow> rows) =>
        [
            Rating(Texts.Usefulness, rows, row => row.Usefulness),
            Rating(Texts.PolicyCorrectness, rows, row => row.PolicyCorrectness),
            Rating(Texts.ReasonsAreTrue, rows, row => row.Faithfulness),
        ];

    public static IReadOnlyList<ReasonFigures> Reasons(IReadOnlyList<JudgedRow> rows) =>
        [
            .. JudgementReasons.All.Select(reason =>
            {
                var named = rows.Where(row => row.Reasons.Contains(reason.Key, StringComparer.Ordinal)).ToList();
                return new ReasonFigures(
                    reason.Words,
                    Count(named, PairVerdict.A),
                    Count(named, PairVerdict.B),
                    Count(named, PairVerdict.Tie),
                    Count(named, PairVerdict.Bad)
                );
            }),
        ];

    /// <summary>Agreement of each pair of reviewers with common cases, of each reviewer with the others, and overall (R145).</summary>
    public static AgreementFigures Agreements(IReadOnlyList<JudgedRow> rows)
    {
        var common = Common(rows).ToList();
        var pairs = ByPair(common);
        var alike = ByPair([.. common.Where(pair => pair.IsSame)]);
        var reviewers = pairs
            .SelectMany(pair => new[] { pair.First, pair.Second })
            .Distinct()
            .Order()
            .Select(id => new ReviewerAgreement(
                id,
                Agreement.Combine([.. pairs.Where(pair => pair.First == id || pair.Second == id).Select(pair => pair.Kappa)])
            ));
        return new(
            Agreement.Combine([.. pairs.Select(pair => pair.Kappa)]),
            Agreement.Combine([.. alike.Select(pair => pair.Kappa)]),
            pairs,
            [.. reviewers],
            common.Count(pair => !pair.IsSame),
            NominalAlpha.Of(
                rows.Where(row => row.Verdict is not null)
                    .GroupBy(row => row.CaseId)
                    .Select(judged => (IReadOnlyList<string>)[.. judged.Select(row => row.Verdict!.Value.ToCode())])
            )
        );
    }

    /// <summary>Cases that two judged differently.</summary>
    public static IEnumerable<CommonCase> Disagreements(IReadOnlyList<JudgedRow> rows) =>
        Common(rows).Where(pair => pair.First.Verdict != pair.Second.Verdict);

    private static List<PairAgreement> ByPair(IReadOnlyList<CommonCase> common) =>
        [
            .. common
                .GroupBy(pair => (First: pair.First.ReviewerId, Second: pair.Second.ReviewerId))
                .OrderBy(group => group.Key)
                .Select(group => new PairAgreement(
                    group.Key.First,
                    group.Key.Second,
                    Agreement.Of([.. group.Select(pair => (pair.First.Verdict!.Value.ToCode(), pair.Second.Verdict!.Value.ToCode()))])
                )),
        ];

    private static IEnumerable<CommonCase> Common(IReadOnlyList<JudgedRow> rows) =>
        rows.Where(row => row.Verdict is not null)
            .GroupBy(row => row.CaseId)
            .SelectMany(group =>
            {
                var judges = group.OrderBy(row => row.ReviewerId).ToList();
                return judges.SelectMany((first, index) => judges.Skip(index + 1).Select(second => new CommonCase(first, second)));
            });

    private static RatingFigures Rating(string scale, IReadOnlyList<JudgedRow> rows, Func<JudgedRow, int?> value) =>
        new(
            scale,
            Mean(rows.Where(row => row.Verdict is PairVerdict.A).Select(value)),
            Mean(rows.Where(row => row.Verdict is PairVerdict.B).Select(value)),
            Mean(rows.Where(row => row.Verdict is PairVerdict.Tie or PairVerdict.Bad).Select(value))
        );

    private static MeanFigure Mean(IEnumerable<int?> values)
    {
        var rated = values.OfType<int>().ToList();
        return new(rated.Count == 0 ? null : rated.Average(), rated.Count);
    }

    private static int Count(IReadOnlyList<JudgedRow> rows, PairVerdict verdict) => rows.Count(row => row.Verdict == verdict);

    private static TimeSpan? Median(IEnumerable<long> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0 ? null : TimeSpan.FromMilliseconds((sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2.0);
    }
}

/// <summary>A case that two judged.</summary>
internal sealed record CommonCase(JudgedRow First, JudgedRow Second)
{
    // Reviewers with different permissions may have seen different suggestions, and so answered different questions about one case.
    public bool IsSame => string.Equals(First.Shown, Second.Shown, StringComparison.Ordinal);
}
