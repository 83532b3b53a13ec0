using System.Globalization;
using RecsConsole.Components.Charts;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights;

/// <summary>Keys and numbers as people read them.</summary>
internal static class InsightLabels
{
    /// <summary>The kinds of slates with their words, in the order of the case page.</summary>
    public static IReadOnlyList<(string Kind, string Words)> Kinds { get; } =
    [("action", "Actions"), ("document", "Documents"), ("expert", "People to ask")];

    /// <summary>What is counted, as one or several of it: 1 request, 2 requests.</summary>
    public static string Unit(int count, string several) => count == 1 && several.EndsWith('s') ? several[..^1] : several;

    public static string Kind(string kind) =>
        Kinds.FirstOrDefault(each => string.Equals(each.Kind, kind, StringComparison.Ordinal)).Words ?? kind;

    /// <summary>Reason codes that are about permission; the others are about what is valid now.</summary>
    public static bool IsPermission(ReasonCode code) =>
        code
            is ReasonCode.TenantMismatch
                or ReasonCode.NotPermitted
                or ReasonCode.Clearance
                or ReasonCode.Acl
                or ReasonCode.Region
                or ReasonCode.RoleNotAllowed
                or ReasonCode.ConflictOfInterest
                or ReasonCode.CheckFailed;

    public static string Reason(ReasonCode code) =>
        code switch
        {
            ReasonCode.TenantMismatch => "Of another tenant",
            ReasonCode.NotPermitted => "No rule permits it",
            ReasonCode.Clearance => "Above the person's clearance",
            ReasonCode.Acl => "Not on the access list",
            ReasonCode.Region => "For another region",
            ReasonCode.Language => "In another language",
            ReasonCode.StateNotAllowed => "Not allowed in the state",
            ReasonCode.RoleNotAllowed => "For another role",
            ReasonCode.DuplicateRequest => "Already requested",
            ReasonCode.CatalogNotPublished => "Not in the published catalog",
            ReasonCode.DocumentNotCurrent => "Not in force",
            ReasonCode.PolicyExpired => "Resting on an expired policy",
            ReasonCode.ExpertUnavailable => "Away",
            ReasonCode.ExpertOverloaded => "Fully loaded",
            ReasonCode.ConflictOfInterest => "Conflict of interest",
            ReasonCode.AlreadyTried => "Already tried",
            ReasonCode.DismissedByActor => "Dismissed by the person",
            ReasonCode.ContactCap => "Contacted too often",
            ReasonCode.NotEntitled => "Not in the contract",
            _ => "Could not be checked",
        };

    /// <summary>"34 % of 212 items shown".</summary>
    public static string Rate(InsightRate rate, string? of) =>
        rate.Share is { } share
            ? $"{ChartNumbers.Percent(share)} of {ChartNumbers.Count(rate.N)}{(of is null ? "" : " " + of)}"
            : $"none of 0{(of is null ? "" : " " + of)}";

    /// <summary>"28 to 41 %".</summary>
    public static string Interval(InsightRate rate) =>
        $"{ChartNumbers.Percent(rate.Low).TrimEnd('%').TrimEnd()} to {ChartNumbers.Percent(rate.High)}";

    /// <summary>"+12 %" of a count against the one before; null where the one before is nothing.</summary>
    public static string? Change(long now, long before) =>
        before == 0 ? null : ((100d * (now - before)) / before).ToString("+0;-0;0", CultureInfo.InvariantCulture) + " %";

    /// <summary>"+4 points" of a share against another.</summary>
    public static string Points(double difference) => (100 * difference).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture);

    /// <summary>"the 30 days before".</summary>
    public static string Before(InsightFilter filter) =>
        filter.HasOwnDates ? "as many days before" : string.Create(CultureInfo.InvariantCulture, $"the {filter.Days} days before");

    public static string CaseAddress(string key) => "/cases/" + Uri.EscapeDataString(key);
}
