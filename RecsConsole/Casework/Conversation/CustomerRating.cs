using System.Globalization;
using RecsConsole.Database;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// What a customer said of how a case was handled: stars from 1 to 5, a line of the case's history. The latest one counts; who rates again has changed
/// their mind.
/// </summary>
public sealed record CustomerRating(DateTimeOffset At, int Stars)
{
    /// <summary>Activity of the line.</summary>
    public const string Activity = "customer_rated";

    /// <summary>Attribute of the line with the stars.</summary>
    public const string StarsAttribute = "stars";

    public const int Least = 1;

    public const int Most = 5;

    // the two best of five boxes are a satisfied customer, as surveys usually count them (top-two-box score)
    private const int SatisfiedFrom = 4;

    public bool IsSatisfied => Stars >= SatisfiedFrom;

    /// <summary>The rating that a line tells; null where it tells none, or where its words were erased.</summary>
    public static CustomerRating? Of(CaseEventRow row)
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
            && stars is >= Least and <= Most
            ? new(row.At, stars)
            : null;
    }

    /// <summary>Attributes of a line with so many stars.</summary>
    public static IReadOnlyDictionary<string, string> Attributes(int stars) =>
        new Dictionary<string, string>(StringComparer.Ordinal) { [StarsAttribute] = stars.ToString(CultureInfo.InvariantCulture) };
}
