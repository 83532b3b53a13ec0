using System.Globalization;
using RecsConsole.Features.Catalog.CaseFields;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>The form state of a policy that is being edited.</summary>
public sealed class PolicyForm
{
    private const string Minute = "yyyy-MM-dd'T'HH:mm";
    private static readonly string[] s_forms = [Minute, "yyyy-MM-dd'T'HH:mm:ss"];

    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public string Statement { get; set; } = "";

    /// <summary>The start to the minute, in UTC; empty while not set.</summary>
    public string From { get; set; } = "";

    /// <summary>The end in the same format; empty means until it is retired.</summary>
    public string To { get; set; } = "";

    public IList<PolicyRuleForm> Rules { get; } = [];

    public static PolicyForm For(string key, PolicyContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = new PolicyForm
        {
            Key = key,
            Title = text.Title,
            Statement = text.Statement,
            From = Written(text.EffectiveFrom),
            To = Written(text.EffectiveTo),
        };
        foreach (var rule in text.Rules)
        {
            form.Rules.Add(PolicyRuleForm.For(rule));
        }

        return form;
    }

    /// <summary>What would be saved.</summary>
    public PolicyContent ToText() =>
        new()
        {
            Title = Title.Trim(),
            Statement = Statement.ReplaceLineEndings("\n").Trim(),
            EffectiveFrom = Read(From),
            EffectiveTo = Read(To),
            Rules = [.. Rules.Select(rule => rule.ToRule())],
        };

    internal static string Written(DateTimeOffset? at) => at?.ToString(Minute, CultureInfo.InvariantCulture) ?? "";

    internal static DateTimeOffset? Read(string words) =>
        DateTimeOffset.TryParseExact(words, s_forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>The form state of a rule.</summary>
public sealed class PolicyRuleForm
{
    public IList<string> CaseTypes { get; private init; } = [];

    public IList<string> IssueTypes { get; private init; } = [];

    public IList<string> States { get; private init; } = [];

    /// <summary>Numbers from 1 to 4.</summary>
    public IList<string> Priorities { get; private init; } = [];

    public IList<string> Tiers { get; private init; } = [];

    public IList<string> Products { get; private init; } = [];

    public IList<string> Regions { get; private init; } = [];

    public IList<string> Languages { get; private init; } = [];

    public IList<string> Teams { get; private init; } = [];

    /// <summary>Conditions on fields that the tenant's cases bring along.</summary>
    public IList<FieldConditionForm> Fields { get; private init; } = [];

    /// <summary>The confirmation that a rule without conditions is meant for every case.</summary>
    public bool EveryCase { get; set; }

    public IList<string> Requires { get; private init; } = [];

    public IList<string> Forbids { get; private init; } = [];

    public IList<string> Recommends { get; private init; } = [];

    public IList<string> Documents { get; private init; } = [];

    /// <summary>No condition narrows the rule.</summary>
    public bool IsForAll => Fields.Count == 0 && PolicyPlace.Conditions.All(condition => ListOf(condition).Count == 0);

    /// <summary>The list of a part (<see cref="PolicyPlace"/>), to be changed in place.</summary>
    public IList<string> ListOf(string part) =>
        part switch
        {
            PolicyPlace.CaseTypes => CaseTypes,
            PolicyPlace.IssueTypes => IssueTypes,
            PolicyPlace.States => States,
            PolicyPlace.Priorities => Priorities,
            PolicyPlace.Tiers => Tiers,
            PolicyPlace.Products => Products,
            PolicyPlace.Regions => Regions,
            PolicyPlace.Languages => Languages,
            PolicyPlace.Teams => Teams,
            PolicyPlace.Requires => Requires,
            PolicyPlace.Forbids => Forbids,
            PolicyPlace.Recommends => Recommends,
            _ => Documents,
        };

    public static PolicyRuleForm For(PolicyRuleContent rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return new()
        {
            CaseTypes = [.. rule.CaseTypes],
            IssueTypes = [.. rule.IssueTypes],
            States = [.. rule.States],
            Priorities = [.. rule.ValuesOf(PolicyPlace.Priorities)],
            Tiers = [.. rule.Tiers],
            Products = [.. rule.Products],
            Regions = [.. rule.Regions],
            Languages = [.. rule.Languages],
            Teams = [.. rule.Teams],
            Fields = [.. rule.Fields.Select(FieldConditionForm.For)],
            EveryCase = rule.EveryCase,
            Requires = [.. rule.Requires],
            Forbids = [.. rule.Forbids],
            Recommends = [.. rule.Recommends],
            Documents = [.. rule.Documents],
        };
    }

    // the order of entries has no meaning, so the same entries give the same rule
    public PolicyRuleContent ToRule() =>
        new()
        {
            CaseTypes = Entries(CaseTypes),
            IssueTypes = Entries(IssueTypes),
            States = Entries(States),
            Priorities = [.. Entries(Priorities).Select(each => int.Parse(each, CultureInfo.InvariantCulture))],
            Tiers = Entries(Tiers),
            Products = Entries(Products),
            Regions = Entries(Regions),
            Languages = Entries(Languages),
            Teams = Entries(Teams),
            Fields = [.. Fields.Select(each => each.ToCondition())],
            EveryCase = EveryCase && IsForAll,
            Requires = Entries(Requires),
            Forbids = Entries(Forbids),
            Recommends = Entries(Recommends),
            Documents = Entries(Documents),
        };

    private static IReadOnlyList<string> Entries(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
