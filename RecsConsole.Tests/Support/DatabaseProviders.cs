using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// The databases on which tests can run: [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))].
/// SQL Server is one of them where RECS_TEST_SQLSERVER names a server.
/// </summary>
public static class DatabaseProviders
{
    private const string Variable = "RECS_TEST_PROVIDER";

    public static TheoryData<DatabaseProvider> Running => [.. Of(SqlServerTemplate.Server)];

    /// <summary>Those that are servers, with locks and sessions of their own.</summary>
    public static IReadOnlyList<DatabaseProvider> OwnServers =>
        [.. Of(SqlServerTemplate.Server).Where(provider => provider != DatabaseProvider.Sqlite)];

    /// <summary>
    /// The database of a shared world: SQLite where a test asks for it, and PostgreSQL instead where RECS_TEST_PROVIDER is "postgres".
    /// </summary>
    public static DatabaseProvider InPlaceOf(DatabaseProvider asked) => InPlaceOf(asked, Environment.GetEnvironmentVariable(Variable));

    /// <summary>The same where the variable has this value.</summary>
    public static DatabaseProvider InPlaceOf(DatabaseProvider asked, string? named) =>
        named switch
        {
            null or "" => asked,
            "postgres" => asked is DatabaseProvider.Sqlite ? DatabaseProvider.PostgreSql : asked,
            _ => throw new InvalidOperationException($"{Variable} is '{named}'; it must be 'postgres' or empty."),
        };

    /// <summary>The databases where a variable has this value.</summary>
    public static IReadOnlyList<DatabaseProvider> Of(string? sqlServer) =>
        sqlServer is null
            ? [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql]
            : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql, DatabaseProvider.SqlServer];
}
