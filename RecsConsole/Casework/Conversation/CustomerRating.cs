using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// A customer's rating of how a case was handled: 1 to 5 stars, as an event in the case's history. The latest one counts.
/// </summary>
public sealed record CustomerRating(DateTimeOffset At, int Stars)
{
    /// <summary>Activity of the event.</summary>
    public const string Activity = "customer_rated";

    /// <summary>Attribute of the event with the number of stars.</summary>
    public const string StarsAttribute = "stars";

    public const int Least = 1;

    public const int Max = 5;

    // the two best of five values count as satisfied, as is usual in surveys (top-two-box score)
    private const int SatisfiedFrom = 4;

    public bool IsSatisfied => Stars >= SatisfiedFrom;

    /// <summary>The rating in an event; null when it has none, or its attributes were erased.</summary>
    public static CustomerRating? From(CaseEventRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return
            string.Equals(row.Activity, Activity, StringComparison.Ordinal)
            && int.TryParse(
                CaseEvents.AttributesOf(row).GetValueOrDefault(StarsAttribute),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var stars
            )
            && stars is >= Least and <= Max
            ? new(row.At, stars)
            : null;
    }

    /// <summary>Attributes of an event with a rating.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(int stars) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [StarsAttribute] = stars.ToString(CultureInfo.InvariantCulture) };
}
