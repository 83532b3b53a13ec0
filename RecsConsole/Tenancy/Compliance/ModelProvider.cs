namespace RecsConsole.Tenancy.Compliance;

/// <summary>A model behind an endpoint, to which texts of tenants are sent.</summary>
/// <param name="Name">The section of its settings.</param>
/// <param name="Region">Where it processes texts; null when its settings do not say.</param>
public sealed record ModelProvider(string Name, string? Endpoint, string? Region)
{
    /// <summary>On this machine: texts sent there stay where they are.</summary>
    public bool IsHere => Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.IsLoopback;
}
