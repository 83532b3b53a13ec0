namespace RecsConsole.Platform.Database;

/// <summary>The database systems that have migrations.</summary>
public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}
