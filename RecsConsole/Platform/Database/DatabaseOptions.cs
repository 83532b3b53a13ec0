using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Platform.Database;

/// <summary>Which database is used, and whether and how long a start migrates and waits for it.</summary>
public sealed class DatabaseOptions
{
    public const string Section = "Database";

    /// <summary>The name under ConnectionStrings, whatever the provider.</summary>
    public const string ConnectionName = "Recs";

    /// <summary>
    /// The name under ConnectionStrings of the login that owns the schema on a server: it migrates and grants the application's login its
    /// rights. Without it the application's own login migrates.
    /// </summary>
    public const string MigrationConnectionName = "RecsMigration";

    [EnumDataType(typeof(DatabaseProvider))]
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>False when `db migrate` applies migrations before a new version starts.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>How long a start waits for a database server that does not answer yet.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a start waits for another process that is migrating.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MigrationLockTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
