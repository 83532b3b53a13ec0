using RecsConsole.Access;

namespace RecsConsole.Features.People.Grants;

/// <summary>What a grant has to be like, in words beside the form.</summary>
public static class GrantRules
{
    public const int LongestReason = 2000;
    public const int ShortestReason = 5;
    public const int MostMinutes = 90 * 24 * 60;

    /// <summary>Lengths that the form offers.</summary>
    public static IReadOnlyList<(int Minutes, string Words)> Lengths { get; } =
    [(60, "1 hour"), (8 * 60, "8 hours"), (24 * 60, "1 day"), (7 * 24 * 60, "7 days"), (30 * 24 * 60, "30 days"), (MostMinutes, "90 days")];

    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Problem(GrantAccessRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var reason = request.Reason.Trim().Length;
        return request.ObjectKind is not (GrantKinds.Case or GrantKinds.Document) ? Texts.ARightIsGiven
            : request.ObjectKey.Trim().Length is 0 or > 100 ? Texts.ObjectKeyMissing.With(request.ObjectKind)
            : reason is < ShortestReason or > LongestReason ? Texts.ReasonInvalid.With(ShortestReason, LongestReason)
            : request.Minutes is < 1 or > MostMinutes ? Texts.ARightIsGivenForAtMost
            : null;
    }
}
