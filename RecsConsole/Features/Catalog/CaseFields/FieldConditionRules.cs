using System.Globalization;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.CaseFields;

/// <summary>What is wrong with a condition on a field that cases bring along, for form and operation alike.</summary>
public static class FieldConditionRules
{
    /// <summary>Conditions in one place.</summary>
    public const int Max = 12;

    public const int MaxValues = 50;

    /// <summary>The longest name of a field, and the longest value.</summary>
    public const int Longest = KnownFields.Longest;

    private const string Example = "10000";

    /// <summary>Null when nothing is.</summary>
    public static string? Wrong(FieldCondition condition, IReadOnlyList<OwnField> known)
    {
        ArgumentNullException.ThrowIfNull(condition);
        ArgumentNullException.ThrowIfNull(known);
        return condition.Name.Length == 0 ? Texts.ChooseWhatIsCompared
            : !FieldCondition.IsInput(condition.Name) ? Texts.FieldIsOutcome.With(FieldConditionLabels.Name(condition.Name))
            : WrongValues(condition) ?? WrongField(condition, known) ?? Sentence(condition.Problem());
    }

    private static string? WrongValues(FieldCondition condition)
    {
        if (condition.Values.Count == 0 || condition.Values.Any(string.IsNullOrWhiteSpace))
        {
            return Texts.EnterAValue;
        }

        var longest = condition.Values.Append(condition.Name).Max(each => each.Length);
        return condition.Values.Count > MaxValues ? Texts.AtMostEntries.With(MaxValues, condition.Values.Count)
            : longest > Longest ? Texts.AtMostCharacters.With(Longest, longest)
            : FieldConditionLabels.ComparesNumbers(condition.Operator)
            && condition.Values.FirstOrDefault(each => FieldCondition.NumberOf(each) is null) is { } odd
                ? Texts.FieldNumberWrong.With(odd, FieldNumbers.Shown(Example))
            : null;
    }

    private static string? WrongField(FieldCondition condition, IReadOnlyList<OwnField> known)
    {
        var choice = known.FirstOrDefault(each => string.Equals(each.Name, condition.Name, StringComparison.Ordinal));
        return choice is null ? Texts.NoCaseHasTheField.With(KnownFields.Newest.ToString("N0", CultureInfo.CurrentCulture), condition.Name)
            : choice.IsNoNumber && FieldConditionLabels.ComparesNumbers(condition.Operator)
                ? Texts.FieldHasNoNumbers.With(FieldConditionLabels.Name(condition.Name))
            : null;
    }

    private static string? Sentence(string? problem) => problem is null ? null : char.ToUpperInvariant(problem[0]) + problem[1..] + ".";
}
