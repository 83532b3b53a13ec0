using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Features.Cases.Fields;

namespace RecsConsole.Features.Cases;

/// <summary>Display texts for the keys of states and fields.</summary>
public static class CaseLabels
{
    /// <summary>
    /// "waiting_customer" becomes "Waiting for customer", "in_progress" becomes "In progress"; anything with capitals or spaces stays as it
    /// is.
    /// </summary>
    public static string State(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Any(char.IsUpper) ? key : StateLabels.Of(key);
    }

    /// <summary>Whom a case in a waiting state waits for: "Customer"; the name of the state when it does not say.</summary>
    public static string WaitsFor(string state) =>
        state switch
        {
            "waiting_customer" => SharedTexts.Customer,
            "waiting_engineering" => Texts.Engineering,
            _ => State(state),
        };

    /// <summary>All priorities, the highest first.</summary>
    public static IReadOnlyList<FieldValue> Priorities =>
        [
            .. Enumerable
                .Range(1, FieldValues.LowestPriority)
                .Select(each => new FieldValue(each.ToString(CultureInfo.InvariantCulture), Priority(each))),
        ];

    /// <summary>"P2 High".</summary>
    public static string Priority(int priority) =>
        priority switch
        {
            1 => SharedTexts.PriorityUrgent,
            2 => SharedTexts.PriorityHigh,
            3 => SharedTexts.PriorityNormal,
            _ => SharedTexts.PriorityLow.With(priority),
        };
}
