using RecsConsole.Platform.Database;
using Xunit;

namespace RecsConsole.Tests.Support;

/// <summary>
/// The databases on which tests can run: [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))].
/// </summary>
public static class DatabaseProviders
{
    public static TheoryData<DatabaseProvider> Running => [DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql];
}
