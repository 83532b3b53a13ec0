using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace RecsConsole.Database.Sqlite;

/// <summary>
/// A prepared statement for many rows, in the connection's open transaction. Values are stored in the formats of the client library, whose
/// own commands look up each parameter by its name and make a reader for each row: that costs more than storing it.
/// </summary>
public sealed class SqliteStatement : IDisposable
{
    private const string TimestampFormat = @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF";
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    /// <exception cref="SqliteException">The statement is not valid.</exception>
    public SqliteStatement(SqliteConnection connection, string text)
    {
        ArgumentNullException.ThrowIfNull(connection);
        _database = connection.Handle ?? throw new InvalidOperationException("The connection is closed.");
        Check(raw.sqlite3_prepare_v2(_database, text, out _statement));
    }

    /// <summary>Runs it and returns how many rows it wrote.</summary>
    /// <param name="values">The values of its parameters, in order; null: NULL.</param>
    /// <exception cref="SqliteException">A constraint, or the database, refused it.</exception>
    public int Run(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            Check(Bind(i + 1, values[i]));
        }

        try
        {
            Check(raw.sqlite3_step(_statement));
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }

        return raw.sqlite3_changes(_database);
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int at, object? value) =>
        value switch
        {
            null => raw.sqlite3_bind_null(_statement, at),
            string text => raw.sqlite3_bind_text(_statement, at, text),
            DateTime time => raw.sqlite3_bind_text(_statement, at, time.ToString(TimestampFormat, CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(_statement, at, bytes),
            bool isSet => raw.sqlite3_bind_int64(_statement, at, isSet ? 1 : 0),
            int or long or short or byte or uint => raw.sqlite3_bind_int64(
                _statement,
                at,
                Convert.ToInt64(value, CultureInfo.InvariantCulture)
            ),
            double number when !double.IsNaN(number) => raw.sqlite3_bind_double(_statement, at, number),
            _ => throw new NotSupportedException($"No column stores a {value.GetType().Name} like {value}."),
        };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, _database);
}
