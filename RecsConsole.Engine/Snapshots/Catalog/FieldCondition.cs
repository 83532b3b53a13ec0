using System.Globalization;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Snapshots;

/// <summary>
/// Compares a field that a tenant's cases bring along, such as the amount of a claim, with values. A case without a value does not meet it,
/// and neither does one whose value is no number where numbers are compared.
/// </summary>
/// <param name="Name">Name of the field as stored with the case.</param>
/// <param name="Operator">One of <see cref="Operators"/>.</param>
/// <param name="Values">One value, or several for "in"; numbers to compare are written as 10000 or 10000.5.</param>
public sealed record FieldCondition(string Name, string Operator, IReadOnlyList<string> Values)
{
    public const string IsEqual = "equals";
    public const string IsIn = "in";
    public const string IsAtLeast = "at_least";
    public const string IsAtMost = "at_most";

    // the mark of an import for what is known only at the end
    private const string Outcome = "outcome";

    /// <summary>All operators; at_least and at_most compare numbers.</summary>
    public static IReadOnlyList<string> Operators { get; } = [IsEqual, IsIn, IsAtLeast, IsAtMost];

    /// <summary>Whether a field may decide anything: what came of a case is no input to it.</summary>
    public static bool IsInput(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length > 0 && !name.StartsWith(Outcome, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The number that a condition compares with; null when the text is none.</summary>
    public static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The conditions that a case with these fields meets, by <see cref="Canonical"/> in ordinal order; null when none.</summary>
    public static IReadOnlyList<string>? Met(IEnumerable<FieldCondition> conditions, IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        List<string> met =
        [
            .. conditions
                .Where(each => each.Holds(fields))
                .Select(each => each.Canonical())
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal),
        ];
        return met.Count == 0 ? null : met;
    }

    /// <summary>The condition as one text, the same for the same condition; names and values are escaped, so that no two are alike.</summary>
    public string Canonical() =>
        $"{Uri.EscapeDataString(Name)} {Operator} {string.Join(',', Values.Order(StringComparer.Ordinal).Select(Uri.EscapeDataString))}";

    /// <summary>Why the condition cannot be used; null when it can.</summary>
    public string? Problem() =>
        Name.Length == 0 ? "the condition names no field"
        : !IsInput(Name) ? $"'{Name}' is known at the end of a case only"
        : !Operators.Contains(Operator, StringComparer.Ordinal) ? $"'{Operator}' is no operator; there are {string.Join(", ", Operators)}"
        : Values.Count == 0 || (Operator is not IsIn && Values.Count > 1)
            ? $"'{Operator}' needs {(Operator is IsIn ? "at least one value" : "one value")}"
        : Operator is IsAtLeast or IsAtMost && NumberOf(Values[0]) is null ? $"'{Values[0]}' is no number such as 10000 or 10000.5"
        : null;

    /// <summary>Whether a case with these fields meets the condition.</summary>
    public bool Holds(IReadOnlyDictionary<string, string> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return IsInput(Name) && fields.TryGetValue(Name, out var value) && value.Length > 0 && Allows(value);
    }

    /// <summary>Whether some value meets both conditions; those on different fields never exclude each other.</summary>
    public bool MayHoldWith(FieldCondition other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return !string.Equals(Name, other.Name, StringComparison.Ordinal)
            || (
                Operator is IsEqual or IsIn ? Values.Any(other.Allows)
                : other.Operator is IsEqual or IsIn ? other.Values.Any(Allows)
                : string.Equals(Operator, other.Operator, StringComparison.Ordinal)
                    || (Operator is IsAtLeast ? Bound <= other.Bound : other.Bound <= Bound)
            );
    }

    private double? Bound => Values.Count == 1 ? NumberOf(Values[0]) : null;

    private bool Allows(string value) =>
        Operator switch
        {
            IsAtLeast => WrittenNumber.Of(value) >= Bound,
            IsAtMost => WrittenNumber.Of(value) <= Bound,
            _ => Values.Any(each => IsSame(each, value)),
        };

    // "500,00 €" is 500, but the code 007 is not 7
    private static bool IsSame(string one, string other) =>
        string.Equals(one.Trim(), other.Trim(), StringComparison.Ordinal)
        || (!IsCode(one) && !IsCode(other) && WrittenNumber.Of(one) is { } number && number.Equals(WrittenNumber.Of(other)));

    private static bool IsCode(string text) => text.Trim() is ['0', >= '0' and <= '9', ..];
}
