using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;

namespace RecsConsole.Recommender.Cards;

/// <summary>How a similar case ended.</summary>
public static class OutcomeLabels
{
    // after "in": "in 2 Tagen", "w ciągu 2 dni"; a language without such a form uses its usual one
    private static readonly IReadOnlyDictionary<string, string> s_cases = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["de"] = "dat",
        ["pl"] = "gen",
    };

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
        var time = hours < 1 ? RecommenderTexts.UnderAnHour : TimeOf(hours);
        return (reopened, slaMet) switch
        {
            (true, _) => RecommenderTexts.ReopenedSolvedIn.With(time), // all of its time until the last solution
            (_, false) => RecommenderTexts.SolvedLate.With(time),
            _ => RecommenderTexts.SolvedIn.With(time),
        };
    }

    // the words of the cards' sentences, so that the same time is the same words beside them
    private static string TimeOf(int hours)
    {
        var language = ExplanationLanguage.From(CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        return language.Hours(hours, s_cases.GetValueOrDefault(language.Code));
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
