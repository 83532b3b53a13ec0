using System.Globalization;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Names of the places in a policy that can be invalid; each message appears beside its place. Rule indexes are 0-based.</summary>
public static class PolicyPlace
{
    public const string Key = "Key";
    public const string Title = "Title";
    public const string Statement = "Statement";
    public const string From = "EffectiveFrom";
    public const string To = "EffectiveTo";
    public const string Rules = "Rules";

    public const string CaseTypes = "casetypes";
    public const string IssueTypes = "issuetypes";
    public const string States = "states";
    public const string Priorities = "priorities";
    public const string Tiers = "tiers";
    public const string Products = "products";
    public const string Regions = "regions";
    public const string Languages = "languages";
    public const string Teams = "teams";
    public const string Fields = "fields";
    public const string Cases = "cases";
    public const string Requires = "requires";
    public const string Forbids = "forbids";
    public const string Recommends = "recommends";
    public const string Documents = "documents";

    /// <summary>The conditions of a rule on what every case has, in the order of the form: a closed set.</summary>
    public static IReadOnlyList<string> Conditions { get; } =
    [CaseTypes, IssueTypes, States, Priorities, Tiers, Products, Regions, Languages, Teams];

    public static string Rule(int rule) => string.Create(CultureInfo.InvariantCulture, $"rule-{rule}");

    /// <summary>A condition of a rule on a field that the tenant's cases bring along.</summary>
    public static string Field(int rule, int number) => string.Create(CultureInfo.InvariantCulture, $"rule-{rule}-{Fields}-{number}");

    /// <summary>A part of a rule.</summary>
    public static string Part(int rule, string part) => string.Create(CultureInfo.InvariantCulture, $"rule-{rule}-{part}");
}
