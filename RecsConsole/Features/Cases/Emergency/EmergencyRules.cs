using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Emergency;

/// <summary>What an emergency request must state, and how often one may be attempted.</summary>
public static class EmergencyRules
{
    public const string Address = "/emergency";
    public const int LongestReason = 2000;
    public const int LongestKey = 100;

    /// <summary>The window in which attempts are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>Durations that the tenant allows, in minutes.</summary>
    public static IReadOnlyList<int> LengthsWithin(EmergencyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(limits);
        return [.. EmergencyLimits.Lengths.Where(length => length <= limits.LongestMinutes)];
    }

    /// <summary>What is wrong with the request; null when it is valid.</summary>
    public static string? Problem(OpenInEmergencyRequest request, EmergencyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(limits);
        var (shortest, longest) = (EmergencyLimits.Lengths[0], limits.LongestMinutes);
        return KeyProblem(request.CaseKey)
            ?? ReasonProblem(request.Reason, limits)
            ?? (request.Minutes < shortest || request.Minutes > longest ? Texts.EmergencyMinutesInvalid.With(shortest, longest) : null);
    }

    public static string? KeyProblem(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return key.Trim().Length is 0 or > LongestKey ? Texts.EmergencyKeyMissing : null;
    }

    public static string? ReasonProblem(string reason, EmergencyLimits limits)
    {
        ArgumentNullException.ThrowIfNull(reason);
        ArgumentNullException.ThrowIfNull(limits);
        var length = reason.Trim().Length;
        return length < limits.ShortestReason || length > LongestReason ? Texts.EmergencyReasonTooShort.With(limits.ShortestReason) : null;
    }
}
