namespace RecsConsole.Platform;

/// <summary>What the database has of this version's migrations.</summary>
public sealed record MigrationStatus(
    DatabaseProvider Provider,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Pending
);
