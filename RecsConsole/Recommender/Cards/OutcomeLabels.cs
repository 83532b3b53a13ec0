using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;

namespace RecsConsole.Recommender.Cards;

/// <summary>How a similar case ended.</summary>
public static class OutcomeLabels
{
    private const int HoursOfADay = 24;
    private const int LastHours = 48;

    /// <param name="endedIn">The state in which it ended, which says what came of a case that nothing solved; null when unknown.</param>
    public static string Of(SimilarCaseHit hit, string? endedIn = null)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.HoursToResolve is { } hours ? Of(hours, hit.Reopened, hit.SlaMet)
            : endedIn is not null ? Unsolved(endedIn)
            : RecommenderTexts.NotSolved;
    }

    /// <summary>The same for the case itself, in its current state.</summary>
    public static string Of(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { IsOpen: false, ResolvedAt: null }
            ? Unsolved(row.Status)
            : Of(row.OpenedAt, row.ResolvedAt, row.Reopened, row.SlaMet);
    }

    /// <summary>The same for a case that ended without a solution, by the state in which it ended.</summary>
    public static string Unsolved(string endedIn) => RecommenderTexts.NotSolvedAs.With(StateLabels.Of(endedIn));

    /// <summary>The same for readers that do not load the whole case.</summary>
    public static string Of(DateTimeOffset openedAt, DateTimeOffset? resolvedAt, bool reopened, bool? slaMet) =>
        resolvedAt is { } resolved ? Of((int)Math.Round((resolved - openedAt).TotalHours), reopened, slaMet) : RecommenderTexts.Open;

    private static string Of(int hours, bool reopened, bool? slaMet)
    {
        var time = hours switch
        {
            < 1 => RecommenderTexts.UnderAnHour,
            < LastHours => RecommenderTexts.Hours.With(hours),
            _ => RecommenderTexts.Days.With(hours / HoursOfADay),
        };
        return (reopened, slaMet) switch
        {
            (true, _) => RecommenderTexts.ReopenedSolvedIn.With(time), // all of its time until the last solution
            (_, false) => RecommenderTexts.SolvedLate.With(time),
            _ => RecommenderTexts.SolvedIn.With(time),
        };
    }

    /// <summary>Whether the case kept its SLA; null when it had none.</summary>
    public static string? Sla(SimilarCaseHit hit)
    {
        ArgumentNullException.ThrowIfNull(hit);
        return hit.SlaMet switch
        {
            true => RecommenderTexts.SlaMet,
            false => RecommenderTexts.SlaMissed,
            _ => null,
        };
    }
}
