using System.Globalization;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>Compares a field of a case with values. Fields and operators are closed sets: anything else is rejected, not ignored.</summary>
/// <param name="Field">One of <see cref="Fields"/>, or a field that the tenant's cases bring along (<see cref="OfField"/>).</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Values">One value, or several for "in".</param>
public sealed record PlaybookCondition(string Field, string Operator, IReadOnlyList<string> Values)
{
    private const string Done = "done";
    private const string NotDone = "not_done";
    private const string Band = "sla_band";
    private const string OwnPrefix = "field:";

    private static readonly string[] Numbers = ["priority", "classification"];

    private static readonly string[] Bands = [.. Enum.GetNames<SlaBand>().Select(name => name.ToLowerInvariant())];

    /// <summary>All fields; done and not_done look for actions in the case's history.</summary>
    public static IReadOnlyList<string> Fields { get; } =
    ["issue_type", "product", "priority", "region", "language", "team", "tier", "state", Band, "classification", Done, NotDone];

    /// <summary>All operators; at_least and at_most compare numbers.</summary>
    public static IReadOnlyList<string> Operators => FieldCondition.Operators;

    /// <summary>The field of conditions on one that the tenant's cases bring along.</summary>
    public static string OfField(string name) => OwnPrefix + name;

    /// <summary>The name of such a field; null for one of <see cref="Fields"/>.</summary>
    public static string? NameIn(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.StartsWith(OwnPrefix, StringComparison.Ordinal) ? field[OwnPrefix.Length..] : null;
    }

    /// <summary>Whether it asks for an action that must have been done before.</summary>
    public bool IsOfDone => Field is Done;

    /// <summary>The condition as one on a field that the tenant's cases bring along; null for others.</summary>
    public FieldCondition? OnField() => NameIn(Field) is { } name ? new(name, Operator, Values) : null;

    /// <summary>Why the condition cannot be used; null when it can.</summary>
    public string? Problem()
    {
        if (OnField() is { } onField)
        {
            return onField.Problem();
        }

        if (!Fields.Contains(Field, StringComparer.Ordinal))
        {
            return $"'{Field}' is no field of a case; there are {string.Join(", ", Fields)}";
        }

        if (!Operators.Contains(Operator, StringComparer.Ordinal))
        {
            return $"'{Operator}' is no operator; there are {string.Join(", ", Operators)}";
        }

        var isNumber = Numbers.Contains(Field, StringComparer.Ordinal);
        if (Operator is FieldCondition.IsAtLeast or FieldCondition.IsAtMost && !isNumber)
        {
            return $"'{Operator}' compares numbers, and '{Field}' is none";
        }

        if (Values.Count == 0 || (Operator is not FieldCondition.IsIn && Values.Count > 1))
        {
            return $"'{Operator}' needs {(Operator is FieldCondition.IsIn ? "at least one value" : "one value")}";
        }

        if (isNumber && Values.FirstOrDefault(value => NumberOf(value) is null) is { } text)
        {
            return $"'{text}' is no whole number";
        }

        return Field is Band && Values.FirstOrDefault(value => !Bands.Contains(value)) is { } band
            ? $"'{band}' is no SLA band; there are {string.Join(", ", Bands)}"
            : null;
    }

    /// <summary>Whether the condition holds for a case in which these actions were done. A field without a value matches nothing.</summary>
    public bool Holds(CaseFacts facts, IReadOnlySet<string> done)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(done);
        return OnField() is { } onField
            ? facts.MetConditions is { } met && met.Contains(onField.Canonical(), StringComparer.Ordinal)
            : HoldsFor(facts, done);
    }

    private bool HoldsFor(CaseFacts facts, IReadOnlySet<string> done) =>
        Field switch
        {
            "issue_type" => IsNamed(facts.IssueType),
            "product" => IsNamed(facts.Product),
            "region" => IsNamed(facts.Region),
            "language" => IsNamed(facts.Language),
            "team" => IsNamed(facts.Team),
            "tier" => IsNamed(facts.AccountTier),
            "state" => IsNamed(facts.State),
            Band => IsNamed(Bands[(int)facts.SlaBand]),
            "priority" => IsMet(facts.Priority),
            "classification" => IsMet(facts.Classification),
            Done => Values.Any(done.Contains),
            NotDone => !Values.Any(done.Contains),
            _ => false,
        };

    /// <summary>
    /// Whether the condition can hold once the case is in the state of these facts: time moves the clock and actions get done, but what was
    /// done stays done, and what the case is about does not change.
    /// </summary>
    /// <param name="doable">The actions that may yet be done on the case.</param>
    public bool MayHold(CaseFacts facts, IReadOnlySet<string> done, IReadOnlySet<string> doable)
    {
        ArgumentNullException.ThrowIfNull(doable);
        return Field is Band || (Field is Done && Values.Any(doable.Contains)) || Holds(facts, done);
    }

    private bool IsNamed(string? value) => value is not null && Values.Contains(value, StringComparer.Ordinal);

    private bool IsMet(int? value) =>
        value is { } number
        && Operator switch
        {
            FieldCondition.IsAtLeast => number >= NumberOf(Values[0]),
            FieldCondition.IsAtMost => number <= NumberOf(Values[0]),
            _ => Values.Any(each => NumberOf(each) == number),
        };

    private static int? NumberOf(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}
