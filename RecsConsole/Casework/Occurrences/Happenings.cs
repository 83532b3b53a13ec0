using RecsConsole.Casework.Intake;

namespace RecsConsole.Casework.Occurrences;

/// <summary>Display texts of occurrences.</summary>
public static class Happenings
{
    private const string Refused = "check-refused";

    private static readonly Dictionary<string, Func<string>> s_words = new(StringComparer.Ordinal)
    {
        ["customer-replied"] = () => CaseworkTexts.CustomerReplied,
        ["information-received"] = () => CaseworkTexts.InformationReceived,
        ["engineering-answered"] = () => CaseworkTexts.EngineeringAnswered,
        ["officer-answered"] = () => CaseworkTexts.OfficerAnswered,
        ["verification-failed"] = () => CaseworkTexts.ItDidNotHold,
        [Refused] = () => CaseworkTexts.CheckRefused,
        ["customer-reopened"] = () => CaseworkTexts.CustomerCameBack,
        ["decision-challenged"] = () => CaseworkTexts.DecisionChallenged,
        ["reopened"] = () => CaseworkTexts.OpenedAgain,
    };

    /// <summary>Occurrences common in workflows; a tenant's own have their own names.</summary>
    public static IEnumerable<string> Known => s_words.Keys;

    /// <summary>Whether a second person disagreed with a step: that says nothing about whether the step would have helped.</summary>
    public static bool IsRefusal(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return string.Equals(key.Replace('_', '-'), Refused, StringComparison.Ordinal);
    }

    /// <summary>"customer-reopened" becomes "The customer came back"; a tenant's own names stay as they are.</summary>
    public static string Words(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        var plain = key.Replace('_', '-');
        return string.Equals(plain, CaseActivities.Opened, StringComparison.Ordinal) ? CaseworkTexts.OpenedEvent
            : s_words.TryGetValue(plain, out var words) ? words()
            : FallbackLabels.Of(key);
    }
}
