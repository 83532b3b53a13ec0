using RecsConsole.Access;

namespace RecsConsole.Features.People.Grants;

/// <summary>Validates a grant; messages appear beside the form.</summary>
public static class GrantRules
{
    public const int LongestReason = 2000;
    public const int ShortestReason = 5;
    public const int MinutesOfAnHour = 60;
    public const int MinutesOfADay = 24 * MinutesOfAnHour;
    public const int MaxMinutes = 90 * MinutesOfADay;

    /// <summary>Durations offered by the form.</summary>
    public static IReadOnlyList<int> Lengths { get; } =
    [MinutesOfAnHour, 8 * MinutesOfAnHour, MinutesOfADay, 7 * MinutesOfADay, 30 * MinutesOfADay, MaxMinutes];

    /// <summary>The error; null when the grant is valid.</summary>
    public static string? Problem(GrantAccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reason = request.Reason.Trim().Length;
        return request.ObjectKind is GrantKinds.Duty && GrantKinds.DutyOf(request.ObjectKind, request.ObjectKey) is null
                ? Texts.CannotBorrow
            : request.ObjectKind is not (GrantKinds.Case or GrantKinds.Document or GrantKinds.Duty) ? Texts.ARightIsGiven
            : request.ObjectKey.Trim().Length is 0 or > 100
                ? (
                    string.Equals(request.ObjectKind, GrantKinds.Case, StringComparison.Ordinal)
                        ? Texts.CaseKeyMissing
                        : Texts.DocumentKeyMissing
                )
            : reason is < ShortestReason or > LongestReason ? Texts.ReasonInvalid.With(ShortestReason, LongestReason)
            : request.Minutes is < 1 or > MaxMinutes ? Texts.ARightIsGivenForAtMost
            : null;
    }
}
