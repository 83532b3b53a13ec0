using System.Globalization;
using RecsConsole.Casework.Guards;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Tenants;

/// <summary>Settings as people read them.</summary>
public static class TenantSettingsLabels
{
    // a version that says nothing of calendars left them as they were
    private const string AsSetUp = "as set up";

    public static string Source(string name) =>
        name switch
        {
            SourceNames.WorkflowRules => "Workflow rules",
            SourceNames.SimilarCases => "Similar cases",
            SourceNames.SlaRules => "SLA rules",
            SourceNames.Search => "Text search",
            SourceNames.Skills => "Skills and experience",
            SourceNames.Playbook => "Playbooks",
            SourceNames.NextSteps => "What came next in past cases",
            SourceNames.Outcomes => "What ended well in such cases",
            SourceNames.SimilarAccounts => "What worked for similar accounts",
            SourceNames.Semantic => "Search by meaning",
            SourceNames.Frequent => "Often used documents",
            SourceNames.Curated => "Documents picked by hand",
            SourceNames.RecentPolicy => "Policies that changed lately",
            SourceNames.Team => "The team that has the case",
            SourceNames.Collaboration => "Who worked together before",
            _ => name,
        };

    public static string Surface(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => "What next",
            SlateKind.Document => "Read this",
            _ => "Ask someone",
        };

    /// <summary>Every setting that two versions do not share.</summary>
    public static IReadOnlyList<SettingDifference> Differences(TenantConfiguration before, TenantConfiguration after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = Of(before).ToDictionary(each => each.Title, each => each.Words, StringComparer.Ordinal);
        return
        [
            .. Of(after)
                .Select(each => new SettingDifference(each.Title, was.GetValueOrDefault(each.Title, AsSetUp), each.Words))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];
    }

    private static IEnumerable<(string Title, string Words)> Of(TenantConfiguration settings) =>
        [
            .. Of(settings.Part),
            .. SourceWeightsOf(settings.Part),
            .. Learning(settings),
            .. (settings.Calendars ?? []).SelectMany(Calendar),
        ];

    private static IEnumerable<(string Title, string Words)> Learning(TenantConfiguration settings)
    {
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var surface = settings.Part.SurfaceOf(kind);
            yield return (Surface(kind), surface.IsOn ? $"on, {surface.Risk.ToString().ToLowerInvariant()} risk" : "off");
        }

        yield return ("Suggestions tried out", settings.Part.ExplorationRate is { } rate ? $"on {Percent(rate)} of openings" : "never");
        yield return (
            "Never used for ranking",
            settings.Part.DeniedFeatures is { Count: > 0 } words ? string.Join(", ", words) : "nothing added"
        );
        yield return ("Accepted within", $"{Number(settings.Labels.AcceptHours)} h");
        yield return ("Executed within", $"{Number(settings.Labels.ExecuteDays)} d");
        yield return ("Resolved within", $"{Number(settings.Labels.ResolvedDays)} d");
        yield return ("Rework counts for", $"{Number(settings.Labels.ReworkDays)} d");
    }

    private static IEnumerable<(string Title, string Words)> Calendar(CalendarSetting calendar)
    {
        yield return ($"Calendar {calendar.Key}: hours", CalendarLabels.Hours(calendar));
        yield return ($"Calendar {calendar.Key}: time zone", calendar.TimeZone);
        yield return ($"Calendar {calendar.Key}: holidays", calendar.Holidays.Count == 0 ? "none" : string.Join(", ", calendar.Holidays));
    }

    private static IEnumerable<(string Title, string Words)> Of(ConfigurationPart part)
    {
        var weights = part.Weights;
        yield return ("Match", Percent(weights.Match));
        yield return ("Historical success", Percent(weights.HistoricalSuccess));
        yield return ("SLA urgency", Percent(weights.SlaUrgency));
        yield return ("Role match", Percent(weights.RoleMatch));
        yield return ("Freshness", Percent(weights.Freshness));
        yield return ("Penalty for medium risk", Percent(weights.MediumRiskPenalty));
        yield return ("Penalty for high risk", Percent(weights.HighRiskPenalty));
        yield return ("Penalty for overdue review", Percent(weights.ReviewOverduePenalty));
        yield return ("Penalty for load", Percent(weights.WorkloadPenalty));
        yield return ("Actions shown", Number(part.ActionSlots));
        yield return ("Documents shown", Number(part.DocumentSlots));
        yield return ("People shown", Number(part.ExpertSlots));
        yield return ("Of one kind at most", Number(part.MaxSameKind));
        yield return ("Documents of one source at most", Number(part.SourceCap));
        var popular = part.PopularityInForce;
        yield return (
            "Popular suggestions",
            $"at most {Number(popular.Most)} of those on more than {Percent(popular.Share)} of openings in {Number(popular.Days)} d"
        );
        yield return ("Requests to a person", $"at most {Number(part.DailyAsks)} in 24 h");
        yield return ("Contacts with a customer", Contacts(part.ContactCaps ?? []));
        yield return ("Strategic priorities", PriorityLabels.All(part.Priorities ?? []));
        yield return ("People at capacity", part.ExpertLoadFilter ? "not shown" : "ranked lower");
        yield return ("High: probability", Percent(part.Confidence.HighProbability));
        yield return ("High: cases", Number(part.Confidence.HighCases));
        yield return ("High: lower bound", Percent(part.Confidence.HighLowerBound));
        yield return ("Medium: probability", Percent(part.Confidence.MediumProbability));
        yield return ("Medium: cases", Number(part.Confidence.MediumCases));
        yield return (
            "Sources switched off",
            part.DisabledSources.Count == 0 ? "none" : string.Join(", ", part.DisabledSources.Order(StringComparer.Ordinal).Select(Source))
        );
    }

    private static string Contacts(IReadOnlyList<ContactCap> caps) =>
        caps.Count == 0
            ? "no cap"
            : string.Join(
                ", ",
                caps.Select(cap => $"{ContactChannels.Words(cap.Channel).ToLowerInvariant()} {Number(cap.Most)} in {Number(cap.Days)} d")
            );

    private static IEnumerable<(string Title, string Words)> SourceWeightsOf(ConfigurationPart part) =>
        TenantSettingsRules.SwitchableSources.Select(source =>
            ($"Weight of {Source(source)}", Percent(SourceWeights.Of(source, part.SourceWeights)))
        );

    private static string Percent(long micro) => $"{TenantSettingsRules.Percent(micro)} %";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A setting that two versions do not share.</summary>
public sealed record SettingDifference(string Title, string Before, string After);
