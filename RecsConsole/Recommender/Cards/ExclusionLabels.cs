using System.Globalization;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Cards;

/// <summary>The quiet line: how many were left out for which reason.</summary>
public static class ExclusionLabels
{
    /// <summary>Counts by the first reason of each, most frequent first.</summary>
    public static IReadOnlyList<ShownExclusion> Count(IReadOnlyList<Exclusion> excluded) =>
        [
            .. excluded
                .GroupBy(exclusion => exclusion.Reasons[0])
                .Select(group => new ShownExclusion(group.Key.Name(), Of(group.Key), group.Count()))
                .OrderByDescending(entry => entry.Count)
                .ThenBy(entry => entry.Code, StringComparer.Ordinal),
        ];

    private static string Of(ReasonCode reason) =>
        reason switch
        {
            ReasonCode.StateNotAllowed => "not allowed in this state",
            ReasonCode.RoleNotAllowed => "for another role",
            ReasonCode.AlreadyTried => "already tried",
            ReasonCode.DismissedByActor => "dismissed by you",
            ReasonCode.DuplicateRequest => "already requested",
            ReasonCode.CatalogNotPublished => "not in the published catalog",
            ReasonCode.DocumentNotCurrent => "not in force",
            ReasonCode.PolicyExpired => "resting on an expired policy",
            ReasonCode.ExpertUnavailable => "away",
            ReasonCode.ExpertOverloaded => "fully loaded",
            ReasonCode.ConflictOfInterest => "with a conflict of interest",
            ReasonCode.Language => "in another language",
            ReasonCode.Region => "for another region",
            ReasonCode.CheckFailed => "could not be checked",
            ReasonCode.ContactCap => "contacted too often",
            ReasonCode.NotEntitled => "not in the customer's contract",
            _ => "not permitted to you",
        };
}
