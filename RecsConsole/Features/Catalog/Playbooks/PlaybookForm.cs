using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.CaseFields;

namespace RecsConsole.Features.Catalog.Playbooks;

/// <summary>The form state of a playbook that is being edited.</summary>
public sealed class PlaybookForm
{
    public string Key { get; set; } = "";

    public string Title { get; set; } = "";

    public IList<ConditionForm> When { get; } = [];

    public IList<PlaybookStepForm> Steps { get; } = [];

    public static PlaybookForm For(string key, PlaybookContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var form = new PlaybookForm { Key = key, Title = text.Title };
        foreach (var condition in text.When)
        {
            form.When.Add(ConditionForm.For(condition));
        }

        foreach (var step in text.Steps)
        {
            form.Steps.Add(PlaybookStepForm.For(step));
        }

        return form;
    }

    /// <summary>What would be saved.</summary>
    public PlaybookContent ToText() =>
        new(
            Title.Trim(),
            [.. When.Select(each => each.ToCondition())],
            [.. Steps.Select(step => new PlaybookStep(step.Action, [.. step.When.Select(each => each.ToCondition())]))]
        );

    /// <summary>Moves a step by the given number of places. Returns its new index, or null when there is no such place.</summary>
    public int? Move(PlaybookStepForm step, int by)
    {
        var from = Steps.IndexOf(step);
        var to = from + by;
        if (from < 0 || to < 0 || to >= Steps.Count)
        {
            return null;
        }

        Steps.RemoveAt(from);
        Steps.Insert(to, step);
        return to;
    }
}

/// <summary>The form state of a step.</summary>
public sealed class PlaybookStepForm
{
    public string Action { get; set; } = "";

    public IList<ConditionForm> When { get; } = [];

    public static PlaybookStepForm For(PlaybookStep step)
    {
        ArgumentNullException.ThrowIfNull(step);
        var form = new PlaybookStepForm { Action = step.Action };
        foreach (var condition in step.When)
        {
            form.When.Add(ConditionForm.For(condition));
        }

        return form;
    }
}

/// <summary>The form state of a condition.</summary>
public sealed class ConditionForm
{
    private static readonly string[] s_numbers = ["priority", "classification"];

    public string Field { get; private set; } = "";

    public string Operator { get; private set; } = "equals";

    public IList<string> Values { get; } = [];

    public bool TakesSeveral => Operator is "in";

    /// <summary>Comparisons that make sense for the field.</summary>
    public IEnumerable<string> Operators =>
        PlaybookCondition.Operators.Where(each =>
            each is "equals" or "in" || s_numbers.Contains(Field, StringComparer.Ordinal) || PlaybookCondition.NameIn(Field) is not null
        );

    public static ConditionForm For(PlaybookCondition condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        var form = new ConditionForm { Field = condition.Field, Operator = condition.Operator };
        foreach (var value in condition.Values)
        {
            form.Values.Add(value);
        }

        return form;
    }

    /// <summary>Changes the field and drops the values, which belong to the old one.</summary>
    public void Compare(string field)
    {
        Field = field;
        Values.Clear();
        if (!Operators.Contains(Operator, StringComparer.Ordinal))
        {
            Operator = "equals";
        }
    }

    /// <summary>Changes the comparison; keeps only the first value when the new one takes a single value.</summary>
    public void CompareBy(string @operator)
    {
        Operator = @operator;
        while (!TakesSeveral && Values.Count > 1)
        {
            Values.RemoveAt(Values.Count - 1);
        }

        if (PlaybookCondition.NameIn(Field) is not null)
        {
            FieldConditionForm.Keep(Values, @operator);
        }
    }

    /// <summary>Sets a value: replaces the previous one, or adds to them when the comparison takes several.</summary>
    public void Take(string value)
    {
        if (!TakesSeveral)
        {
            Values.Clear();
        }

        if (value.Length > 0 && !Values.Contains(value))
        {
            Values.Add(value);
        }
    }

    public PlaybookCondition ToCondition() => new(Field, Operator, [.. Values]);
}
