using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>
/// One verdict per case of a study: what its reviewers agree on, otherwise the lead's decision. Cases without judgements, or disputed and
/// undecided, have none. A case judged by two counts once, like one judged by one.
/// </summary>
internal static class CaseVerdicts
{
    /// <param name="decided">Leads' decisions, by case.</param>
    public static CaseFigures Of(IEnumerable<JudgedRow> rows, IReadOnlyDictionary<Guid, PairVerdict> decided)
    {
        var (verdicts, undecided) = (new List<PairVerdict>(), 0);
        foreach (var judged in rows.Where(row => row.Verdict is not null).GroupBy(row => row.CaseId))
        {
            var said = judged.Select(row => row.Verdict!.Value).Distinct().ToList();
            if (said is [var agreed])
            {
                verdicts.Add(agreed);
            }
            else if (decided.TryGetValue(judged.Key, out var verdict))
            {
                verdicts.Add(verdict);
            }
            else
            {
                undecided++;
            }
        }

        return new(
            new(Count(verdicts, PairVerdict.A), Count(verdicts, PairVerdict.B)),
            Count(verdicts, PairVerdict.Tie),
            Count(verdicts, PairVerdict.Bad),
            undecided
        );
    }

    private static int Count(List<PairVerdict> verdicts, PairVerdict verdict) => verdicts.Count(each => each == verdict);
}

/// <summary>The cases of a study by their verdict.</summary>
/// <param name="Undecided">Disputed cases that no lead has decided.</param>
public sealed record CaseFigures(WinRate WinsOfA, int Ties, int BothBad, int Undecided);
