using Microsoft.Data.SqlClient;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>A SQL Server named by a variable runs every theory over the databases; none keeps a list of its own.</summary>
public sealed class ProviderTheoryTests
{
    private static readonly string s_listed = $"InlineData({nameof(DatabaseProvider)}.";

    [Fact]
    public void No_theory_lists_the_databases_by_hand()
    {
        var files = SourceFile.Under("RecsConsole.Tests", ".cs");

        var byHand = files.Where(file => file.Text.Contains(s_listed, StringComparison.Ordinal)).Select(file => file.Path);

        byHand.ShouldBeEmpty();
        files.Count(file => file.Text.Contains(nameof(DatabaseProviders), StringComparison.Ordinal)).ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Without_the_variable_tests_run_on_the_two_databases_that_are_always_there()
    {
        DatabaseProviders.Of(sqlServer: null).ShouldBe([DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql]);
        DatabaseProviders.Of("Server=sql").ShouldBe([DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql, DatabaseProvider.SqlServer]);
    }

    [Theory]
    [InlineData(null, DatabaseProvider.Sqlite, DatabaseProvider.Sqlite)]
    [InlineData("", DatabaseProvider.Sqlite, DatabaseProvider.Sqlite)]
    [InlineData("postgres", DatabaseProvider.Sqlite, DatabaseProvider.PostgreSql)]
    [InlineData("postgres", DatabaseProvider.SqlServer, DatabaseProvider.SqlServer)]
    public void Worlds_run_on_the_database_that_is_named(string? named, DatabaseProvider asked, DatabaseProvider used) =>
        DatabaseProviders.InPlaceOf(asked, named).ShouldBe(used);

    [Fact]
    public void Database_that_nobody_knows_is_not_taken_for_the_usual_one() =>
        Should.Throw<InvalidOperationException>(() => DatabaseProviders.InPlaceOf(DatabaseProvider.Sqlite, "oracle"));

    [Fact]
    public void Each_test_has_a_database_of_its_own_on_the_server_that_is_named()
    {
        var given = new SqlConnectionStringBuilder(
            SqlServerTemplate.ConnectionString("Server=sql,1444;Database=master;User Id=sa", "recs_1")
        );

        (given.DataSource, given.InitialCatalog, given.UserID).ShouldBe(("sql,1444", "recs_1", "sa"));
    }
}
