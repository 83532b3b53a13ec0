using RecsConsole.Casework;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.CaseFields;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>Display texts of playbooks. Conditions are in the order of their words, since all of them must hold; steps keep theirs.</summary>
public static class PlaybookLabels
{
    public static string Field(string field) =>
        field switch
        {
            "done" => Texts.DoneAlready,
            "not_done" => Texts.NotDoneYet,
            "sla_band" => Texts.Sla,
            "tier" => Texts.Contract,
            "issue_type" => SharedTexts.IssueType,
            "product" => FieldLabels.Of(DataFields.CaseProduct),
            "priority" => Texts.Priority,
            "region" => Texts.Region,
            "language" => SharedTexts.Language,
            "team" => SharedTexts.Team,
            "state" => SharedTexts.State,
            "classification" => FieldLabels.Of(DataFields.CaseClassification),
            _ => PlaybookCondition.NameIn(field) is { } own ? FieldConditionLabels.Name(own) : StateLabels.Of(field),
        };

    public static string Operator(string @operator) => FieldConditionLabels.Operator(@operator);

    /// <summary>A value as text: the title of an action, a state in words, anything else unchanged.</summary>
    public static string Value(string field, string value, PlaybookChoices choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        return field switch
        {
            "done" or "not_done" => choices.TitleOf(value),
            "sla_band" => value switch
            {
                "none" => SharedTexts.NoDeadlineInSentence,
                "plenty" => Texts.MoreThanHalfLeft,
                "half" => Texts.LessThanHalfLeft,
                "soon" => Texts.LessThanAQuarterLeft,
                _ => value,
            },
            "state" => StateLabels.Of(value),
            _ => choices.LabelOf(field, value),
        };
    }

    /// <summary>"Priority is at most 2"; "Not done yet: Reload metadata".</summary>
    public static string Condition(PlaybookCondition condition, PlaybookChoices choices)
    {
        ArgumentNullException.ThrowIfNull(condition);
        if (condition.OnField() is { } onField)
        {
            return FieldConditionLabels.Words(onField);
        }

        var values = string.Join(
            ", ",
            condition.Values.Select(value => Value(condition.Field, value, choices)).Order(StringComparer.CurrentCulture)
        );
        return condition.Field is "done" or "not_done"
            ? $"{Field(condition.Field)}: {values}"
            : $"{Field(condition.Field)} {Operator(condition.Operator)} {values}";
    }

    public static string Conditions(IReadOnlyList<PlaybookCondition> conditions, PlaybookChoices choices, string none) =>
        conditions.Count == 0
            ? none
            : string.Join("; ", conditions.Select(each => Condition(each, choices)).Order(StringComparer.CurrentCulture));

    /// <summary>Every field with its words, in the order of the form. The steps are one field: an inserted one moves no other.</summary>
    public static IReadOnlyList<VersionFieldText> Fields(PlaybookContent text, PlaybookChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        var steps = text.Steps.Select(step => $"{choices.TitleOf(step.Action)} ({Conditions(step.When, choices, Texts.AlwaysInSentence)})");
        return
        [
            new(SharedTexts.Title, text.Title),
            new(Texts.CasesIt, Conditions(text.When, choices, Texts.AnyInSentence)),
            new(Texts.StepsInOrder, text.Unreadable is { } why ? Texts.ThisVersionCannotBeRead.With(why) : string.Join('\n', steps)),
        ];
    }
}
