using RecsConsole.Casework;
using RecsConsole.Features.Cases.Queue;

namespace RecsConsole.Features.Cases;

/// <summary>Keys of states and fields as people read them.</summary>
public static class CaseLabels
{
    /// <summary>"waiting_customer" is "Waiting for customer", "in_progress" is "In progress"; what already has capitals or spaces stays.</summary>
    public static string State(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Any(char.IsUpper) ? key : StateLabels.Of(key);
    }

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
