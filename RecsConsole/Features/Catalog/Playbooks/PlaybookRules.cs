using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.CaseFields;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>
/// Validates a version before it is saved; messages appear beside their places. The form and the operation apply the same rules.
/// </summary>
public static class PlaybookRules
{
    public const int MaxSteps = 30;
    public const int MaxConditions = 12;

    /// <summary>Messages by place (<see cref="PlaybookPlace"/>), in form order; empty when the content is valid.</summary>
    /// <param name="newKey">The id of a new playbook; null where it has one already.</param>
    public static IReadOnlyDictionary<string, string> Check(string? newKey, PlaybookContent text, PlaybookChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return Heading(newKey, text)
            .Concat(Conditions(PlaybookPlace.Whole, text.When, choices))
            .Append(Length(text))
            .Concat(text.Steps.SelectMany((step, number) => Step(number, step, text, choices)))
            .Where(pair => pair.Words is not null)
            .DistinctBy(pair => pair.Place, StringComparer.Ordinal)
            .ToDictionary(pair => pair.Place, pair => pair.Words!, StringComparer.Ordinal);
    }

    /// <summary>The messages as one text that names each place.</summary>
    public static string Describe(IReadOnlyDictionary<string, string> wrong) =>
        string.Join(' ', wrong.Select(pair => $"{PlaceWords(pair.Key)}: {pair.Value}"));

    private static IEnumerable<(string Place, string? Words)> Heading(string? newKey, PlaybookContent text)
    {
        yield return (PlaybookPlace.Key, newKey is null ? null : FieldRules.WrongKey(newKey));
        var title = text.Title.Trim();
        yield return (
            PlaybookPlace.Title,
            title.Length == 0 ? Texts.PlaybookTitleMissing
            : title.Length > 300 ? Texts.AtMost300Characters.With(title.Length)
            : null
        );
    }

    private static (string Place, string? Words) Length(PlaybookContent text) =>
        (
            PlaybookPlace.Steps,
            text.Steps.Count == 0 ? Texts.APlaybookNeedsAtLeastOneStep
            : text.Steps.Count > MaxSteps ? Texts.AtMostSteps.With(MaxSteps, text.Steps.Count)
            : null
        );

    private static IEnumerable<(string Place, string? Words)> Step(
        int number,
        PlaybookStep step,
        PlaybookContent text,
        PlaybookChoices choices
    )
    {
        var first = text.Steps.ToList().FindIndex(each => string.Equals(each.Action, step.Action, StringComparison.Ordinal));
        yield return (
            PlaybookPlace.Step(number),
            step.Action.Length == 0 ? Texts.ChooseTheAction
            : !choices.HasAction(step.Action) ? Texts.ActionNoLongerPublished.With(step.Action)
            : first < number ? Texts.DuplicateStep.With(first + 1)
            : null
        );
        foreach (var wrong in Conditions(number, step.When, choices))
        {
            yield return wrong;
        }
    }

    private static IEnumerable<(string Place, string? Words)> Conditions(
        int step,
        IReadOnlyList<PlaybookCondition> conditions,
        PlaybookChoices choices
    ) =>
        conditions.Select(
            (condition, number) =>
                (
                    PlaybookPlace.Condition(step, number),
                    number == MaxConditions ? Texts.AtMostConditionsInOnePlace.With(MaxConditions) : Wrong(condition, choices)
                )
        );

    private static string? Wrong(PlaybookCondition condition, PlaybookChoices choices)
    {
        if (condition.Field.Length == 0)
        {
            return Texts.ChooseWhatIsCompared;
        }

        if (condition.OnField() is { } onField)
        {
            return FieldConditionRules.Wrong(onField, choices.Fields);
        }

        if (condition.Values.Count == 0 || condition.Values.Any(string.IsNullOrEmpty))
        {
            return Texts.ChooseWhatItIsCompared;
        }

        if (condition.Problem() is { } problem)
        {
            return char.ToUpperInvariant(problem[0]) + problem[1..] + ".";
        }

        var known = choices.ValuesOf(condition.Field);
        return condition.Values.FirstOrDefault(value => !known.Contains(value, StringComparer.Ordinal)) is { } odd
            ? Texts.ValueNoLongerExists.With(PlaybookLabels.Field(condition.Field).InSentence(), odd)
            : null;
    }

    private static string PlaceWords(string place) =>
        place.Split('-') switch
        {
            ["step", var step, "when", var number] => Texts.StepCondition.With(
                int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) + 1,
                int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 1
            ),
            ["step", var step] => Texts.Step.With(int.Parse(step, System.Globalization.CultureInfo.InvariantCulture) + 1),
            ["when", var number] => Texts.Condition.With(int.Parse(number, System.Globalization.CultureInfo.InvariantCulture) + 1),
            [PlaybookPlace.Key] => SharedTexts.Id,
            _ => place,
        };
}
