using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Decisions;

/// <summary>Why something was left out, in the words of somebody who reads a trace.</summary>
internal static class ReasonLabels
{
    public static string Of(IReadOnlyList<ReasonCode> reasons) => string.Join(" and ", reasons.Select(Of).Distinct(StringComparer.Ordinal));

    public static string Of(ReasonCode reason) =>
        reason switch
        {
            ReasonCode.TenantMismatch => "of another tenant",
            ReasonCode.NotPermitted => "not permitted",
            ReasonCode.Clearance => "above clearance",
            ReasonCode.Acl => "not on the access list",
            ReasonCode.Region => "for another region",
            ReasonCode.Language => "in another language",
            ReasonCode.StateNotAllowed => "not allowed in this state",
            ReasonCode.RoleNotAllowed => "for another role",
            ReasonCode.DuplicateRequest => "already requested",
            ReasonCode.CatalogNotPublished => "not in the published catalog",
            ReasonCode.DocumentNotCurrent => "not in force",
            ReasonCode.PolicyExpired => "resting on an expired policy",
            ReasonCode.ExpertUnavailable => "away",
            ReasonCode.ExpertOverloaded => "fully loaded",
            ReasonCode.ConflictOfInterest => "with a conflict of interest",
            ReasonCode.AlreadyTried => "already tried",
            ReasonCode.DismissedByActor => "dismissed on this case",
            ReasonCode.ContactCap => "contacted too often",
            ReasonCode.NotEntitled => "not in the customer's contract",
            _ => "could not be checked",
        };
}
