namespace RecsConsole.Components.Bulk;

/// <summary>A selected row for the component of another feature: what it acts on, and how the list names it.</summary>
public sealed record BulkRow(Guid Id, string Name);
