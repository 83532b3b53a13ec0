namespace RecsConsole.Platform.Sessions;

/// <summary>An operator's membership in a tenant, as it is in the database now.</summary>
public sealed record Membership(
    Guid OperatorId,
    string SecurityStamp,
    Guid TenantId,
    string TenantName,
    Guid PersonId,
    string PersonName,
    IReadOnlyList<string> Roles
)
{
    /// <summary>A password alone is not enough to enter the tenant.</summary>
    public bool RequiresSingleSignOn { get; init; }

    /// <summary>
    /// Read with a session only: a provider vouched for it, or its account has a code or a passkey besides the password.
    /// </summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Read with a session only: a password alone started it, although its account has a passkey.</summary>
    public bool IsPasswordAlone { get; init; }

    /// <summary>Read with a session only: its owner has to set up a second factor before it opens anything (<see cref="FactorRule"/>).</summary>
    public bool NeedsSecondFactor { get; init; }
}
