using RecsConsole.Tenancy.Compliance;

namespace RecsConsole.Features.Privacy.Compliance;

/// <summary>Display texts for profiles, rules and uses.</summary>
internal static class ComplianceLabels
{
    public static string Of(ComplianceProfile profile) =>
        profile switch
        {
            ComplianceProfile.Finance => Texts.ProfileFinance,
            ComplianceProfile.Health => Texts.ProfileHealth,
            ComplianceProfile.Legal => Texts.ProfileLegal,
            ComplianceProfile.Public => Texts.ProfilePublic,
            ComplianceProfile.Hr => Texts.ProfileHr,
            ComplianceProfile.Security => Texts.ProfileSecurity,
            _ => Texts.ProfileGeneral,
        };

    /// <summary>The rules that a profile switches on, in one line.</summary>
    public static string RulesOf(ComplianceProfile profile)
    {
        var rules = ComplianceRules.Of(profile);
        string[] words =
        [
            .. rules.ForbidsAutomation ? [Texts.RuleNoAutomation] : Array.Empty<string>(),
            .. rules.ForbidsExternalModels ? [Texts.RuleNoExternalModels] : Array.Empty<string>(),
            .. rules.ForbidsExploration ? [Texts.RuleNoExploration] : Array.Empty<string>(),
        ];
        return words.Length > 0 ? string.Join("; ", words) : Texts.RuleNone;
    }

    public static string Of(DataUse use) =>
        use switch
        {
            DataUse.Planning => Texts.UsePlanning,
            DataUse.Quality => Texts.UseQuality,
            DataUse.Hiring => Texts.UseHiring,
            DataUse.Credit => Texts.UseCredit,
            DataUse.PerformanceReview => Texts.UsePerformanceReview,
            _ => Texts.UseDiscipline,
        };

    public static string Of(UseClass of) =>
        of switch
        {
            UseClass.Permitted => Texts.ClassPermitted,
            UseClass.NeedsDocumentation => Texts.ClassNeedsDocumentation,
            _ => Texts.ClassProhibited,
        };

    /// <summary>The name of a use in addresses and in the trail.</summary>
    public static string CodeOf(DataUse use) => use.ToString().ToLowerInvariant();
}
