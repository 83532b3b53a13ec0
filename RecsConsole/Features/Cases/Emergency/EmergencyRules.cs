namespace RecsConsole.Features.Cases.Emergency;

/// <summary>What an emergency request must state, and how often one may be attempted.</summary>
public static class EmergencyRules
{
    public const string Address = "/emergency";
    public const int ShortestReason = 20;
    public const int LongestReason = 2000;
    public const int LongestKey = 100;
    public const int MinMinutes = 15;
    public const int MaxMinutes = 240;
    public const int MaxTries = 5;

    /// <summary>The window in which attempts are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Durations offered by the form, in minutes.</summary>
    public static IReadOnlyList<int> Lengths { get; } = [15, 30, 60, 120, 240];

    /// <summary>What is wrong with the request; null when it is valid.</summary>
    public static string? Problem(OpenInEmergencyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return KeyProblem(request.CaseKey)
            ?? ReasonProblem(request.Reason)
            ?? (request.Minutes is < MinMinutes or > MaxMinutes ? Texts.EmergencyMinutesInvalid.With(MinMinutes, MaxMinutes) : null);
    }

    public static string? KeyProblem(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Trim().Length is 0 or > LongestKey ? Texts.EmergencyKeyMissing : null;
    }

    public static string? ReasonProblem(string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        var length = reason.Trim().Length;
        return length is < ShortestReason or > LongestReason ? Texts.EmergencyReasonTooShort.With(ShortestReason) : null;
    }
}
