namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>A passkey of one's own account.</summary>
/// <param name="IsSynced">A provider keeps copies on the person's other devices.</param>
public sealed record OwnPasskey(string Id, string? Name, DateTimeOffset CreatedAt, bool IsSynced)
{
    /// <summary>Length of the longest name.</summary>
    public const int LongestName = 60;

    /// <summary>A typed name as it is kept; null when it is empty or too long.</summary>
    internal static string? NameFrom(string typed) => typed.Trim() is { Length: > 0 and <= LongestName } name ? name : null;
}
