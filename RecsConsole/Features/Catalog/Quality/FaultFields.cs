namespace RecsConsole.Features.Catalog.Quality;

/// <summary>The fields that are checked, by the name stored in a finding, with their display texts.</summary>
internal static class FaultFields
{
    public const string Description = "description";
    public const string TypicalMinutes = "typical_minutes";
    public const string Owner = "owner";
    public const string Language = "language";
    public const string ReviewBy = "review_by";
    public const string Text = "text";
    public const string States = "states";
    public const string Role = "role";
    public const string Policy = "policy";
    public const string Tiers = "tiers";
    public const string Regions = "regions";
    public const string IssueTypes = "issue_types";
    public const string EarlierSteps = "earlier_steps";

    public static string Words(string field) =>
        field switch
        {
            Description => Texts.FaultyDescription,
            TypicalMinutes => Texts.FaultyTypicalMinutes,
            Owner => Texts.FaultyOwner,
            Language => Texts.FaultyLanguage,
            ReviewBy => Texts.FaultyReviewBy,
            Text => Texts.FaultyText,
            States => Texts.FaultyStates,
            Role => Texts.FaultyRole,
            Policy => Texts.FaultyPolicy,
            Tiers => Texts.FaultyTiers,
            Regions => Texts.FaultyRegions,
            IssueTypes => Texts.FaultyIssueTypes,
            EarlierSteps => Texts.FaultyEarlierSteps,
            _ => field,
        };
}
