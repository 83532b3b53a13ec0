using RecsConsole.Casework.OwnFields;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Catalog.CaseFields;

/// <summary>The form state of a condition on a field that cases bring along.</summary>
public sealed class FieldConditionForm
{
    public string Name { get; private set; } = "";

    public string Operator { get; private set; } = FieldCondition.IsEqual;

    public IList<string> Values { get; } = [];

    public static FieldConditionForm For(FieldCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var form = new FieldConditionForm { Name = condition.Name, Operator = condition.Operator };
        foreach (var value in condition.Values)
        {
            form.Values.Add(value);
        }

        return form;
    }

    /// <summary>Changes the field and drops the values, which belong to the old one; numbers are compared by size at first.</summary>
    public void Compare(string name, IReadOnlyList<OwnField> known)
    {
        var choice = known.FirstOrDefault(each => string.Equals(each.Name, name, StringComparison.Ordinal));
        Name = name;
        Operator = choice is { IsNumber: true } ? FieldCondition.IsAtLeast : FieldCondition.IsEqual;
        Values.Clear();
    }

    /// <summary>Changes the comparison; keeps only the first value when the new one takes a single value.</summary>
    public void CompareBy(string @operator)
    {
        Operator = @operator;
        Keep(Values, @operator);
    }

    public FieldCondition ToCondition() => new(Name, Operator, [.. Values]);

    /// <summary>Adapts values to an operator.</summary>
    internal static void Keep(IList<string> values, string @operator)
    {
        while (@operator is not FieldCondition.IsIn && values.Count > 1)
        {
            values.RemoveAt(values.Count - 1);
        }

        if (FieldConditionLabels.ComparesNumbers(@operator) && values.Count == 1)
        {
            values[0] = FieldNumbers.Stored(values[0]);
        }
    }
}
