using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
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

    /// <summary>"contract_until" and "contract-until" are "Contract until".</summary>
    public static string Plain(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length == 0 || key.Any(char.IsUpper) || key.Contains(' ', StringComparison.Ordinal))
        {
            return key;
        }

        var words = key.Replace('_', ' ').Replace('-', ' ').Trim();
        return words.Length == 0 ? key : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary>What happened to a case, as people say it: "customer-reopened" is "The customer came back"; what a tenant named itself keeps its name.</summary>
    public static string Activity(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Replace('_', '-') switch
        {
            CaseActivities.Opened => Texts.OpenedEvent,
            "customer-replied" => Texts.CustomerReplied,
            "information-received" => Texts.InformationReceived,
            "engineering-answered" => Texts.EngineeringAnswered,
            "officer-answered" => Texts.OfficerAnswered,
            "verification-failed" => Texts.ItDidNotHold,
            "check-refused" => Texts.CheckRefused,
            "customer-reopened" => Texts.CustomerCameBack,
            "decision-challenged" => Texts.DecisionChallenged,
            "reopened" => Texts.OpenedAgain,
            _ => Plain(key),
        };
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
