namespace RecsConsole.Casework;

/// <summary>Labels of workflow states.</summary>
public static class StateLabels
{
    private const string WaitingPrefix = "waiting_";

    /// <summary>in_progress becomes In progress, waiting_customer Waiting for customer; a mined state keeps the name the log gave it.</summary>
    public static string Of(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (Known(state) is { } known)
        {
            return known;
        }

        if (state.StartsWith(WaitingPrefix, StringComparison.Ordinal))
        {
            return CaseworkTexts.StateWaiting.With(state[WaitingPrefix.Length..].Replace('_', ' '));
        }

        var words = state.Replace('_', ' ');
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    // what workflows usually name; the names of a tenant's own states are its own
    private static string? Known(string state) =>
        state switch
        {
            "new" => CaseworkTexts.StateNew,
            "in_progress" => CaseworkTexts.StateInProgress,
            "waiting_customer" => CaseworkTexts.StateWaitingCustomer,
            "waiting_engineering" => CaseworkTexts.StateWaitingEngineering,
            "review" => CaseworkTexts.StateReview,
            "resolved" => CaseworkTexts.StateResolved,
            "closed" => CaseworkTexts.StateClosed,
            "reopened" => CaseworkTexts.StateReopened,
            "received" => CaseworkTexts.StateReceived,
            "assessment" => CaseworkTexts.StateAssessment,
            "information_requested" => CaseworkTexts.StateInformationRequested,
            "four_eyes" => CaseworkTexts.StateFourEyes,
            "with_reporting_officer" => CaseworkTexts.StateReportingOfficer,
            "decided" => CaseworkTexts.StateDecided,
            "filed" => CaseworkTexts.StateFiled,
            _ => null,
        };
}
