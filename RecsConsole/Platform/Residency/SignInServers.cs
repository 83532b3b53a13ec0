namespace RecsConsole.Platform.Residency;

/// <summary>
/// The identity providers by which people sign in, as the feature that knows them configured. The people's own browsers go there, and the
/// organisation chose it, so a region that does not fit is shown and not refused.
/// </summary>
public sealed class SignInServers
{
    public IList<SignInServer> All { get; } = [];
}

/// <param name="TenantKey">The only tenant that the provider gives access to.</param>
/// <param name="Address">Null when it has none that can be read.</param>
public sealed record SignInServer(string Name, string TenantKey, string? Address);
