namespace RecsConsole.Platform.Database.Migrating;

/// <summary>The state of this version's migrations in the database.</summary>
/// <param name="ReadCommittedSnapshot">
/// Whether SQL Server readers do not wait for writers; null for other servers, whose readers never do.
/// </param>
/// <param name="Location">The file, or server and database; never a user or a password.</param>
public sealed record MigrationStatus(
    DatabaseProvider Provider,
    string Location,
    IReadOnlyList<string> Applied,
    IReadOnlyList<string> Pending,
    bool? ReadCommittedSnapshot
);
