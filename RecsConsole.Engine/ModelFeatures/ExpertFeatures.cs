using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>The columns of experts.</summary>
internal static class ExpertFeatures
{
    private const int FreshnessHalfDays = 90;

    public static void Add(FeatureRow row, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        var person =
            index.People.Person(candidate.Id)
            ?? throw new InvalidOperationException($"Expert '{candidate.Id}' was found eligible but has no profile.");
        var presence =
            index.Presence(person.Id)
            ?? throw new InvalidOperationException($"Expert '{candidate.Id}' was found eligible but has no presence.");
        var use = index.Evidence.Of(SlateKind.Expert, candidate.Id);
        var experience = person.Experience.GetValueOrDefault(snapshot.Case.IssueType);
        var reachable = presence.InWorkingHours ? FixedPoint.One : 0;
        row.Set(FeatureColumns.HistoricalSuccess, Success(use, experience));
        row.Set(FeatureColumns.SlaUrgency, FeatureRow.Times(FeatureExtractor.Pressure(snapshot), reachable));
        row.Set(FeatureColumns.RoleMatch, RoleMatch(person, snapshot));
        row.Set(FeatureColumns.Freshness, FeatureExtractor.Recency(snapshot.At, Latest(use.LastAt, experience?.LastAt), FreshnessHalfDays));
        row.Set(FeatureColumns.Load, LoadOf(presence, snapshot.Shared.Configuration));
        row.Set("skill_share", FeatureRow.ScoreOf(candidate, SourceNames.Skills));
        row.Set("reachable_now", reachable);
        row.Set("same_team", FeatureRow.ScoreOf(candidate, SourceNames.Team));
        row.Set("collaboration_share", FeatureRow.ScoreOf(candidate, SourceNames.Collaboration));
    }

    // the better known of the two: the similar cases at hand, or all cases of the issue type
    private static long Success(UseInSimilarCases use, ExperienceFacts? experience)
    {
        var similar = WilsonInterval.Lower(use.EndedWell, use.Used);
        var general = experience is { Worked: > 0 }
            ? WilsonInterval.Lower(Math.Min(experience.Solved, experience.Worked), experience.Worked)
            : 0;
        return FixedPoint.FromDouble(Math.Max(similar, general));
    }

    // half for speaking the customer's language, half for working where the case is
    private static long RoleMatch(PersonFacts person, CaseSnapshot snapshot)
    {
        var @case = snapshot.Case;
        var speaks = @case.Language is null || person.Languages.Contains(@case.Language, StringComparer.Ordinal);
        var sameTeam = @case.Team is not null && person.Teams.Contains(@case.Team, StringComparer.Ordinal);
        return (speaks ? FixedPoint.One / 2 : 0) + (sameTeam ? FixedPoint.One / 2 : 0);
    }

    // A price is in score already: as a share of the most that load may cost, it comes off the score as it is. Without a plan the share
    // of capacity in use stands for it.
    private static long LoadOf(PersonPresence presence, ConfigurationPart configuration)
    {
        if (presence.Price is { } price)
        {
            var most = configuration.Weights.WorkloadPenalty;
            return most <= 0 ? 0 : Math.Min(FixedPoint.One, FixedPoint.One * price / most);
        }

        return presence.Capacity <= 0 ? FixedPoint.One : FixedPoint.One * presence.OpenCases / presence.Capacity;
    }

    private static DateTimeOffset? Latest(DateTimeOffset? left, DateTimeOffset? right)
    {
        if (left is not { } first)
        {
            return right;
        }

        return right is { } second && second > first ? second : first;
    }
}
