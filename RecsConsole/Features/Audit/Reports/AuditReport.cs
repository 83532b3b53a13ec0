namespace RecsConsole.Features.Audit.Reports;

/// <summary>A saved filter of the trail, under a name.</summary>
/// <param name="Address">The page with this filter.</param>
public sealed record AuditReport(Guid Id, string Name, string Address);
