using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.CaseFields;

/// <summary>Display texts of conditions on fields that cases bring along.</summary>
public static class FieldConditionLabels
{
    /// <summary>A field as the page of a case names it.</summary>
    public static string Name(string name) => FallbackLabels.Of(name);

    public static string Operator(string @operator) =>
        @operator switch
        {
            FieldCondition.IsEqual => Texts.OperatorIs,
            FieldCondition.IsIn => Texts.IsOne,
            FieldCondition.IsAtLeast => Texts.IsAtLeast,
            FieldCondition.IsAtMost => Texts.IsAtMost,
            _ => @operator,
        };

    /// <summary>Whether the operator compares numbers.</summary>
    public static bool ComparesNumbers(string @operator) => @operator is FieldCondition.IsAtLeast or FieldCondition.IsAtMost;

    public static string Value(string @operator, string value) => ComparesNumbers(@operator) ? FieldNumbers.Shown(value) : value;

    /// <summary>"Amount is at least 10,000".</summary>
    public static string Words(FieldCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var values = condition.Values.Select(value => Value(condition.Operator, value)).Order(StringComparer.CurrentCulture);
        return $"{Name(condition.Name)} {Operator(condition.Operator)} {string.Join(", ", values)}";
    }

    /// <summary>Between which numbers the values of recent cases are; null where they are none.</summary>
    public static string? Range(OwnField? choice) =>
        choice is { IsNumber: true, Least: { } least, Most: { } most } ? Texts.FieldValuesSeen.With(Shown(least), Shown(most)) : null;

    private static string Shown(double number) =>
        FieldNumbers.Shown(number.ToString("0.######", System.Globalization.CultureInfo.InvariantCulture));
}
