namespace RecsConsole.Features.Audit.Detail;

/// <summary>A field that differs before and after an entry.</summary>
/// <param name="Field">The field as rows or details name it, until <see cref="AuditFields"/> puts it into words.</param>
public sealed record AuditDifference(string Field, string Before, string After);
