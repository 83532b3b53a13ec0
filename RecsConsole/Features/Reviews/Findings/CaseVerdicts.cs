using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews.Findings;

/// <summary>
/// One verdict per case of a study: what its reviewers agree on, otherwise the lead's decision. Cases without judgements, or disputed and
/// undecided, have none. A case judged by two counts once, like one judged by one.
/// </summary>
internal static class CaseVerdicts
{
    /// <param name="decided">Leads' decisions, by case.</param>
    public static CaseFigures Of(IEnumerable<JudgedRow> rows, IReadOnlyDictionary<Guid, string> decided)
    {
        var (verdicts, undecided) = (new List<string>(), 0);
        foreach (var judged in rows.Where(row => row.Verdict is not null).GroupBy(row => row.CaseId))
        {
            var said = judged.Select(row => row.Verdict!).Distinct(StringComparer.Ordinal).ToList();
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
            new(Count(verdicts, Verdict.A), Count(verdicts, Verdict.B)),
            Count(verdicts, Verdict.Tie),
            Count(verdicts, Verdict.Bad),
            undecided
        );
    }

    private static int Count(List<string> verdicts, string verdict) =>
        verdicts.Count(each => string.Equals(each, verdict, StringComparison.Ordinal));
}

/// <summary>The cases of a study by their verdict.</summary>
/// <param name="Undecided">Disputed cases that no lead has decided.</param>
public sealed record CaseFigures(WinRate WinsOfA, int Ties, int BothBad, int Undecided);
