using RecsConsole.Casework;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Catalog.CaseFields;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Display texts of policies. Lists are in the order of their words, since the order in which they were picked means nothing.</summary>
public static class PolicyLabels
{
    /// <summary>The label of a form field.</summary>
    public static string Part(string place) =>
        place switch
        {
            PolicyPlace.Title => SharedTexts.Title,
            PolicyPlace.Statement => Texts.Statement,
            PolicyPlace.From => Texts.RulesFrom,
            PolicyPlace.To => Texts.RulesUntil,
            PolicyPlace.Rules => Texts.Rules,
            PolicyPlace.CaseTypes => Texts.CaseTypes,
            PolicyPlace.IssueTypes => SharedTexts.IssueTypes,
            PolicyPlace.States => Texts.StatesOfTheCase,
            PolicyPlace.Priorities => Texts.Priorities,
            PolicyPlace.Tiers => Texts.CustomerTiers,
            PolicyPlace.Products => Texts.Products,
            PolicyPlace.Regions => SharedTexts.Regions,
            PolicyPlace.Languages => Texts.Languages,
            PolicyPlace.Teams => Texts.Teams,
            PolicyPlace.Cases => SharedTexts.Cases,
            PolicyPlace.Requires => Texts.Requires,
            PolicyPlace.Forbids => Texts.Forbids,
            PolicyPlace.Recommends => Texts.Recommends,
            PolicyPlace.Documents => SharedTexts.Documents,
            _ => place,
        };

    /// <summary>The cases that a rule applies to, in one line.</summary>
    public static string Cases(PolicyRuleContent rule, PolicyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(choices);
        var parts = PolicyPlace.Conditions.Select(part => Condition(part, rule.ValuesOf(part), choices));
        var fields = rule.Fields.Select(FieldConditionLabels.Words).Order(StringComparer.CurrentCulture);
        return rule.IsForAll ? Texts.EveryCaseOfTheTenant : string.Join("; ", parts.OfType<string>().Concat(fields));
    }

    /// <summary>A value of a part of a rule, in words.</summary>
    public static string Value(string part, string value, PolicyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return part switch
        {
            PolicyPlace.CaseTypes => choices.NameOf(value),
            PolicyPlace.IssueTypes => choices.Terms.Words(value),
            PolicyPlace.States => StateLabels.Of(value),
            PolicyPlace.Priorities => $"P{value}",
            PolicyPlace.Languages => LanguageLabels.Of(value),
            PolicyPlace.Teams => choices.TeamOf(value),
            PolicyPlace.Tiers or PolicyPlace.Products or PolicyPlace.Regions => value,
            _ => choices.TitleOf(value),
        };
    }

    public static string Actions(IReadOnlyList<string> actions, PolicyChoices choices) =>
        actions.Count == 0
            ? SharedTexts.NoneInSentence
            : string.Join(", ", actions.Select(choices.TitleOf).Order(StringComparer.CurrentCulture));

    /// <summary>Documents by title; omits any that the reader may not read or that is not in force.</summary>
    public static string Documents(IReadOnlyList<string> documents, PolicyChoices choices) =>
        documents.Count == 0
            ? SharedTexts.NoneInSentence
            : string.Join(", ", documents.Select(key => Document(key, choices)).Order(StringComparer.CurrentCulture));

    public static string Document(string key, PolicyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return choices.Documents.GetValueOrDefault(key) ?? Texts.DocumentWithoutName;
    }

    /// <summary>Date and time in the reader's zone, as the form takes them.</summary>
    public static string Instant(DateTimeOffset? at, TimeZoneInfo? zone) => at is { } known ? InstantLabels.Minute(known, zone) : "";

    /// <summary>Whether a published version is in force now.</summary>
    public static string ValidityOf(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now, TimeZoneInfo? zone) =>
        from > now ? Texts.RulesFromThen.With(Instant(from, zone))
        : to <= now ? Texts.EndedOn.With(Instant(to, zone))
        : to is not null ? Texts.RulesUntilThen.With(Instant(to, zone))
        : SharedTexts.InForce;

    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<VersionFieldText> Fields(PolicyContent text, PolicyChoices choices, TimeZoneInfo? zone)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            new(SharedTexts.Title, text.Title),
            new(Texts.Statement, text.Statement.Length == 0 ? SharedTexts.None : text.Statement),
            new(Texts.RulesFrom, Instant(text.EffectiveFrom, zone)),
            new(Texts.RulesUntil, text.EffectiveTo is { } to ? Instant(to, zone) : Texts.UntilRetired),
            .. text.Rules.Select((rule, number) => new VersionFieldText(Texts.Rule.With(number + 1), Words(rule, choices))),
        ];
    }

    private static string Words(PolicyRuleContent rule, PolicyChoices choices) => string.Join('\n', Lines(rule, choices));

    private static IEnumerable<string> Lines(PolicyRuleContent rule, PolicyChoices choices)
    {
        yield return Texts.ForCases.With(Cases(rule, choices));
        yield return Texts.RequiresThese.With(Actions(rule.Requires, choices));
        yield return Texts.ForbidsThese.With(Actions(rule.Forbids, choices));
        if (rule.Recommends.Count > 0)
        {
            yield return Texts.RecommendsThese.With(Actions(rule.Recommends, choices));
        }

        yield return Texts.StatedBy.With(Documents(rule.Documents, choices));
    }

    private static string? Condition(string part, IReadOnlyList<string> values, PolicyChoices choices) =>
        values.Count == 0
            ? null
            : $"{Part(part)}: {string.Join(", ", values.Select(value => Value(part, value, choices)).Order(StringComparer.CurrentCulture))}";
}
