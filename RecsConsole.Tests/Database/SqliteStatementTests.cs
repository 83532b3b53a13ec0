using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Database.Sqlite;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Database;

/// <summary>A prepared statement stores what a command of the client library would.</summary>
public sealed class SqliteStatementTests
{
    private const int PrimaryKeyTaken = 1555;

    private static readonly IReadOnlyList<object> s_values =
    [
        "",
        "Zürich \u0000 after a zero",
        new DateTime(2026, 11, 28, 23, 5, 9, DateTimeKind.Utc),
        new DateTime(2026, 11, 28, 23, 5, 9, 120, DateTimeKind.Utc),
        new byte[] { 0, 1, 255 },
        Array.Empty<byte>(),
        true,
        false,
        -7,
        long.MaxValue,
        0.1,
        -3.0,
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Value_of_each_type_is_stored_as_the_client_library_stores_it()
    {
        await using var connection = await OpenAsync();
        using (var statement = new SqliteStatement(connection, "INSERT INTO Pairs (Id, Own) VALUES (?, ?)"))
        {
            for (var i = 0; i < s_values.Count; i++)
            {
                statement.Run([i, s_values[i]]).ShouldBe(1);
            }

            statement.Run([s_values.Count, null]).ShouldBe(1);
        }

        for (var i = 0; i < s_values.Count; i++)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = "UPDATE Pairs SET Theirs = @value WHERE Id = @id";
            command.Parameters.AddWithValue("@value", s_values[i]);
            command.Parameters.AddWithValue("@id", i);
            await command.ExecuteNonQueryAsync(Token);
        }

        (await RowsAsync(connection, "Own IS NOT Theirs OR typeof(Own) <> typeof(Theirs)")).ShouldBe(0);
        (await RowsAsync(connection, "Own IS NULL")).ShouldBe(1);
        (await RowsAsync(connection, "TRUE")).ShouldBe(s_values.Count + 1);
    }

    [Fact]
    public async Task Row_that_a_constraint_refuses_is_named_by_its_error_and_the_next_is_stored()
    {
        await using var connection = await OpenAsync();
        using var statement = new SqliteStatement(connection, "INSERT INTO Pairs (Id, Own) VALUES (?, ?)");
        statement.Run([1, "first"]);

        var refused = Should.Throw<SqliteException>(() => statement.Run([1, "second"]));

        refused.SqliteExtendedErrorCode.ShouldBe(PrimaryKeyTaken);
        refused.Message.ShouldContain("Pairs.Id");
        statement.Run([2, "third"]).ShouldBe(1);
    }

    [Fact]
    public async Task Value_of_another_type_is_refused()
    {
        await using var connection = await OpenAsync();
        using var statement = new SqliteStatement(connection, "INSERT INTO Pairs (Id, Own) VALUES (?, ?)");

        Should.Throw<NotSupportedException>(() => statement.Run([1, TimeSpan.FromSeconds(1)])).Message.ShouldContain("TimeSpan");
        Should.Throw<NotSupportedException>(() => statement.Run([1, double.NaN]));
    }

    [Fact]
    public async Task Every_column_of_the_model_has_a_type_that_can_be_stored()
    {
        HashSet<Type> known = [typeof(string), typeof(DateTime), typeof(byte[]), typeof(bool), typeof(double)];
        known.UnionWith([typeof(int), typeof(long), typeof(short), typeof(byte), typeof(uint)]);
        await using var database = await TestDatabase.CreateAsync();
        await using var db = database.Open();

        db.Model.GetEntityTypes()
            .SelectMany(type => type.GetProperties())
            .Select(property => (property, stored: property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType))
            .Where(each => !known.Contains(Nullable.GetUnderlyingType(each.stored) ?? each.stored))
            .Select(each => $"{each.property.DeclaringType.ShortName()}.{each.property.Name}: {each.stored.Name}")
            .ShouldBeEmpty();
    }

    private static async Task<SqliteConnection> OpenAsync()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync(Token);
        await using var command = connection.CreateCommand();
        command.CommandText = "CREATE TABLE Pairs (Id INT NOT NULL PRIMARY KEY, Own, Theirs)";
        await command.ExecuteNonQueryAsync(Token);
        return connection;
    }

    private static async Task<long> RowsAsync(SqliteConnection connection, string condition)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM Pairs WHERE {condition}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(Token), CultureInfo.InvariantCulture);
    }
}
