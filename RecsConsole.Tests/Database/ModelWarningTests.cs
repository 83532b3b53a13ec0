using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using RecsConsole.Database;
using RecsConsole.Database.PostgreSql;
using RecsConsole.Database.Sqlite;
using RecsConsole.Database.SqlServer;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

/// <summary>
/// A list that is stored as one text needs a comparer: without it, EF Core warns at each start and overlooks changes within the list.
/// </summary>
public sealed class ModelWarningTests
{
    [Fact]
    public void No_database_warns_of_a_list_that_cannot_be_compared()
    {
        Should.NotThrow(() => BuildModel(options => SqliteProvider.Configure(options, "Data Source=:memory:")));
        Should.NotThrow(() => BuildModel(options => PostgreSqlProvider.Configure(options, "Host=nowhere")));
        Should.NotThrow(() => BuildModel(options => SqlServerProvider.Configure(options, "Server=nowhere")));
    }

    private static void BuildModel(Action<DbContextOptionsBuilder> configure)
    {
        var options = new DbContextOptionsBuilder<ConsoleDbContext>().UseIdentitySchema();
        configure(options);
        options.ConfigureWarnings(warnings => warnings.Throw(CoreEventId.CollectionWithoutComparer));
        using var db = new ConsoleDbContext(options.Options);

        db.Model.GetEntityTypes().Count().ShouldBeGreaterThan(60);
    }
}
