namespace RecsConsole.Platform.Database;

/// <summary>What the database has of this version's migrations.</summary>
/// <param name="Location">The file, or server and database; never a user or a password.</param>
public sealed record MigrationStatus(
    DatabaseProvider Provider,
    string Location,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Pending
);
