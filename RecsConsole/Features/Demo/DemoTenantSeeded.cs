namespace RecsConsole.Features.Demo;

/// <summary>Result of seeding one demo tenant.</summary>
/// <param name="AlreadyThere">The tenant existed, so nothing was written and the counts are zero.</param>
public sealed record DemoTenantSeeded(string Tenant, bool AlreadyThere, int Cases, int Events, double Seconds);
