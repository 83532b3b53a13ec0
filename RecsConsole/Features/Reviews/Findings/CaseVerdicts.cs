using RecsConsole.Casework.Judgements;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>
/// One verdict per case of a study: what its reviewers agree on, otherwise the lead's decision. Cases without judgements, or disputed and
/// undecided, have none. A case judged by two counts once, like one judged by one.
/// </summary>
internal static class CaseVerdicts
{
    /// <param name="decided">Leads' decisions, by case.</param>
    public static CaseFigures Of(IEnumerable<JudgedRow> rows, IReadOnlyDictionary<Guid, PairVerdict> decided) => Of(All(rows, decided));

    public static CaseFigures Of(IReadOnlyList<CaseVerdict> cases) =>
        new(
            new(Count(cases, PairVerdict.A), Count(cases, PairVerdict.B)),
            Count(cases, PairVerdict.Tie),
            Count(cases, PairVerdict.Bad),
            Count(cases, null)
        );

    /// <summary>The judged cases with their verdicts.</summary>
    public static IReadOnlyList<CaseVerdict> All(IEnumerable<JudgedRow> rows, IReadOnlyDictionary<Guid, PairVerdict> decided) =>
        [
            .. rows.Where(row => row.Verdict is not null)
                .GroupBy(row => row.CaseId)
                .Select(judged => new CaseVerdict(
                    judged.First().NumberA,
                    judged.First().NumberB,
                    AgreedVerdict.Of(
                        judged.Select(row => row.Verdict!.Value),
                        decided.TryGetValue(judged.Key, out var verdict) ? verdict : null
                    )
                )),
        ];

    private static int Count(IReadOnlyList<CaseVerdict> cases, PairVerdict? verdict) => cases.Count(each => each.Verdict == verdict);
}

/// <summary>The verdict on a case of the study's systems with these numbers; null while it is disputed and undecided.</summary>
internal sealed record CaseVerdict(int NumberA, int NumberB, PairVerdict? Verdict);

/// <summary>The cases of a study by their verdict.</summary>
/// <param name="Undecided">Disputed cases that no lead has decided.</param>
public sealed record CaseFigures(WinRate WinsOfA, int Ties, int BothBad, int Undecided);
