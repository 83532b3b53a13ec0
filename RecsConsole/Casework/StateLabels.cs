using System.Globalization;
using RecsConsole.Platform;

namespace RecsConsole.Casework;

public static class StateLabels
{
    private const string WaitingPrefix = "waiting_";

    /// <summary>
    /// in_progress becomes In progress, waiting_customer Waiting for customer; a mined state keeps the name from the log.
    /// </summary>
    public static string Of(string state)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (KeyOf(state) is { } key && CaseworkTexts.ResourceManager.GetString(key, CultureInfo.CurrentUICulture) is { } known)
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

    /// <summary>The same, in the language of whoever reads it later.</summary>
    public static StoredText Kept(string state) =>
        KeyOf(state) is { } key ? StoredText.From<CaseworkTexts>(key) : StoredText.Sentence(Of(state));

    // common in workflows; a tenant's own states keep their names
    private static string? KeyOf(string state) =>
        state switch
        {
            "new" => nameof(CaseworkTexts.StateNew),
            "in_progress" => nameof(CaseworkTexts.StateInProgress),
            "waiting_customer" => nameof(CaseworkTexts.StateWaitingCustomer),
            "waiting_engineering" => nameof(CaseworkTexts.StateWaitingEngineering),
            "review" => nameof(CaseworkTexts.StateReview),
            "first_response" => nameof(CaseworkTexts.StateFirstResponse),
            "resolved" => nameof(CaseworkTexts.StateResolved),
            "closed" => nameof(CaseworkTexts.StateClosed),
            "reopened" => nameof(CaseworkTexts.StateReopened),
            "received" => nameof(CaseworkTexts.StateReceived),
            "assessment" => nameof(CaseworkTexts.StateAssessment),
            "information_requested" => nameof(CaseworkTexts.StateInformationRequested),
            "four_eyes" => nameof(CaseworkTexts.StateFourEyes),
            "with_reporting_officer" => nameof(CaseworkTexts.StateReportingOfficer),
            "decided" => nameof(CaseworkTexts.StateDecided),
            "filed" => nameof(CaseworkTexts.StateFiled),
            _ => null,
        };
}
