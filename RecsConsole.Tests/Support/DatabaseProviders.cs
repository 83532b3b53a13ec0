using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// The databases on which tests can run: [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))].
/// SQL Server is one of them where RECS_TEST_SQLSERVER names a server.
/// </summary>
public static class DatabaseProviders
{
    public static TheoryData<DatabaseProvider> Running => [.. Of(SqlServerTemplate.Server)];

    /// <summary>Those that are servers, with locks and sessions of their own.</summary>
    public static IReadOnlyList<DatabaseProvider> OwnServers =>
        [.. Of(SqlServerTemplate.Server).Where(provider => provider != DatabaseProvider.Sqlite)];

    /// <summary>The databases where a variable has this value.</summary>
    public static IReadOnlyList<DatabaseProvider> Of(string? sqlServer) =>
        sqlServer is null
            ? [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql]
            : [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql, DatabaseProvider.SqlServer];
}
