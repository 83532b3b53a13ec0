using System.Globalization;
using RecsConsole.Features.Catalog.CaseFields;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>
/// Validates a version before it is saved; messages appear beside their places. The form and the operation apply the same rules.
/// </summary>
public static class PolicyRules
{
    public const int MaxRules = 30;
    public const int MaxEntries = 50;
    public const int LongestStatement = 2000;

    /// <summary>Messages by place (<see cref="PolicyPlace"/>), in form order; empty when the content is valid.</summary>
    /// <param name="newKey">The id of a new policy; null where it has one already.</param>
    public static IReadOnlyDictionary<string, string> Check(string? newKey, PolicyContent text, PolicyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return Heading(newKey, text)
            .Concat(text.Rules.SelectMany((rule, number) => Rule(number, rule, choices)))
            .Concat(Against(PolicyContradiction.Within(text.Standing("")), choices))
            .Where(pair => pair.Words is not null)
            .DistinctBy(pair => pair.Place, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Place, pair => pair.Words!, StringComparer.Ordinal);
    }

    /// <summary>Contradictions with the other published policies, by place: they allow saving but block publishing.</summary>
    public static IReadOnlyDictionary<string, string> CheckOthers(string key, PolicyContent text, PolicyChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return Against(PolicyContradiction.Find(text.Standing(key), choices.Others, choices.At), choices)
            .GroupBy(pair => pair.Place, StringComparer.Ordinal)
            .ToDictionary(places => places.Key, places => string.Join(' ', places.Select(pair => pair.Words)), StringComparer.Ordinal);
    }

    /// <summary>The messages as one text that names each place.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> wrong) =>
        string.Join(' ', wrong.Select(pair => $"{PlaceWords(pair.Key)}: {pair.Value}"));

    private static IEnumerable<(string Place, string? Words)> Heading(string? newKey, PolicyContent text)
    {
        yield return (PolicyPlace.Key, newKey is null ? null : FieldRules.WrongKey(newKey));
        yield return (PolicyPlace.Title, FieldRules.Missing(text.Title, 300, Texts.PolicyTitleMissing));
        yield return (PolicyPlace.Statement, FieldRules.Missing(text.Statement, LongestStatement, Texts.StatementMissing));
        yield return (PolicyPlace.From, text.EffectiveFrom is null ? Texts.SayFromWhenItRules : null);
        yield return (PolicyPlace.To, text.EffectiveTo <= text.EffectiveFrom ? Texts.EndsBeforeItBegins : null);
        yield return (
            PolicyPlace.Rules,
            text.Rules.Count == 0 ? Texts.APolicyNeedsARule
            : text.Rules.Count > MaxRules ? Texts.AtMostRules.With(MaxRules, text.Rules.Count)
            : null
        );
    }

    private static IEnumerable<(string Place, string? Words)> Rule(int number, PolicyRuleContent rule, PolicyChoices choices)
    {
        foreach (var part in PolicyPlace.Conditions)
        {
            var values = rule.ValuesOf(part);
            yield return (PolicyPlace.Part(number, part), TooMany(values) ?? UnknownValue(part, values, choices.ValuesOf(part)));
        }

        for (var field = 0; field < rule.Fields.Count; field++)
        {
            yield return (
                PolicyPlace.Field(number, field),
                field == FieldConditionRules.Max
                    ? Texts.AtMostConditionsInOnePlace.With(FieldConditionRules.Max)
                    : FieldConditionRules.Wrong(rule.Fields[field], choices.Fields)
            );
        }

        yield return (
            PolicyPlace.Part(number, PolicyPlace.Cases),
            rule is { IsForAll: true, EveryCase: false } ? Texts.ConfirmEveryCase : null
        );
        yield return (PolicyPlace.Part(number, PolicyPlace.Requires), TooMany(rule.Requires) ?? UnknownAction(rule.Requires, choices));
        yield return (PolicyPlace.Part(number, PolicyPlace.Forbids), TooMany(rule.Forbids) ?? UnknownAction(rule.Forbids, choices));
        yield return (
            PolicyPlace.Part(number, PolicyPlace.Recommends),
            TooMany(rule.Recommends) ?? UnknownAction(rule.Recommends, choices)
        );
        yield return (PolicyPlace.Part(number, PolicyPlace.Documents), TooMany(rule.Documents));
        yield return (
            PolicyPlace.Rule(number),
            rule.Requires.Count + rule.Forbids.Count + rule.Recommends.Count + rule.Documents.Count == 0 ? Texts.RuleSaysNothing : null
        );
    }

    private static IEnumerable<(string Place, string? Words)> Against(IEnumerable<PolicyContradiction> found, PolicyChoices choices) =>
        found.Select(each => (PolicyPlace.Part(each.Rule, PlaceOf(each.Own)), (string?)Words(each, choices)));

    private static string PlaceOf(PolicyRuling ruling) =>
        ruling switch
        {
            PolicyRuling.Requires => PolicyPlace.Requires,
            PolicyRuling.Forbids => PolicyPlace.Forbids,
            _ => PolicyPlace.Recommends,
        };

    private static string Words(PolicyContradiction found, PolicyChoices choices)
    {
        var (action, rule) = (choices.TitleOf(found.Action), found.OtherRule + 1);
        return (found.Other.Key.Length == 0, found.Theirs) switch
        {
            (true, PolicyRuling.Forbids) => Texts.OwnRuleForbids.With(rule, action),
            (true, PolicyRuling.Requires) => Texts.OwnRuleRequires.With(rule, action),
            (true, _) => Texts.OwnRuleRecommends.With(rule, action),
            (false, PolicyRuling.Forbids) => Texts.OtherPolicyForbids.With(found.Other.Title, rule, action),
            (false, PolicyRuling.Requires) => Texts.OtherPolicyRequires.With(found.Other.Title, rule, action),
            (false, _) => Texts.OtherPolicyRecommends.With(found.Other.Title, rule, action),
        };
    }

    private static string? UnknownValue(string condition, IReadOnlyList<string> values, IReadOnlyList<string> known) =>
        condition is not PolicyPlace.Priorities ? FieldRules.Unknown(values, known, UnknownWords(condition))
        : values.Except(known, StringComparer.Ordinal).Any() ? Texts.PriorityUnknown.With(known.Count)
        : null;

    // the beginning of the sentence that names the value
    private static string UnknownWords(string condition) =>
        condition switch
        {
            PolicyPlace.CaseTypes => Texts.ThereIsNoCaseType,
            PolicyPlace.IssueTypes => Texts.NoCaseHasTheIssueType,
            PolicyPlace.States => Texts.NoWorkflowHasTheState,
            PolicyPlace.Tiers => Texts.NoCustomerHasTheTier,
            PolicyPlace.Products => Texts.NoCaseHasTheProduct,
            PolicyPlace.Regions => Texts.NoCaseHasTheRegion,
            PolicyPlace.Languages => Texts.NoCaseHasTheLanguage,
            _ => Texts.ThereIsNoTeam,
        };

    private static string? UnknownAction(IReadOnlyList<string> actions, PolicyChoices choices) =>
        actions.FirstOrDefault(action => !choices.HasAction(action)) is { } odd ? Texts.ActionGone.With(odd) : null;

    private static string? TooMany(IReadOnlyList<string> values) =>
        values.Count > MaxEntries ? Texts.AtMostEntries.With(MaxEntries, values.Count) : null;

    private static string PlaceWords(string place) =>
        place.Split('-') switch
        {
            ["rule", var rule, PolicyPlace.Fields, var number] => Texts.RuleFieldCondition.With(Number(rule), Number(number)),
            ["rule", var rule, var part] => Texts.RulePart.With(Number(rule), PolicyLabels.Part(part).InSentence()),
            ["rule", var rule] => Texts.Rule.With(Number(rule)),
            [PolicyPlace.Key] => SharedTexts.Id,
            [var field] => PolicyLabels.Part(field),
            _ => place,
        };

    private static int Number(string fromZero) => int.Parse(fromZero, CultureInfo.InvariantCulture) + 1;
}
