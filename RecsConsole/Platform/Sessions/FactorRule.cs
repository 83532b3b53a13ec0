namespace RecsConsole.Platform.Sessions;

/// <summary>Whose password alone opens nothing: people with one of these roles need a second factor or a passkey as well.</summary>
/// <param name="roles">None: nobody needs one.</param>
public sealed class FactorRule(params IReadOnlyList<string> roles)
{
    /// <summary>Issuer of a session whose owner proved a code or a passkey here, besides or instead of the password.</summary>
    public const string OwnFactor = "own-factor";

    public bool Concerns(Membership membership)
    {
        ArgumentNullException.ThrowIfNull(membership);
        return membership.Roles.Any(role => roles.Contains(role, StringComparer.Ordinal));
    }
}
