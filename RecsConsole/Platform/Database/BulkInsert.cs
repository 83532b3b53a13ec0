using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Database.Sqlite;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Inserts many rows in the context's open transaction, bypassing the change tracker: one prepared statement on SQLite, COPY on PostgreSQL,
/// batches of the context itself elsewhere. Column names and conversions come from the EF model.
/// </summary>
public static class BulkInsert
{
    private const int Batch = 2_000;
    private const string Sqlite = "Microsoft.EntityFrameworkCore.Sqlite";
    private const string SqlServer = "Microsoft.EntityFrameworkCore.SqlServer";

    private static readonly ConditionalWeakTable<
        IModel,
        ConcurrentDictionary<Type, (string Table, IReadOnlyList<Column> Columns)>
    > s_known = [];

    /// <summary>Inserts the rows; refuses a row of another tenant than the context's.</summary>
    public static async Task<int> WriteAsync<TRow>(ConsoleDbContext db, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class, ITenantOwned
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        return await InsertAsync(db, rows.Select(row => OwnRow(db, row, row.TenantId)), cancellationToken);
    }

    /// <summary>Inserts the rows of a type that the context is about to add, so that its SaveChanges no longer does.</summary>
    public static Task<int> WriteAddedAsync<TRow>(ConsoleDbContext db, CancellationToken cancellationToken)
        where TRow : class, ITenantOwned
    {
        var rows = TakeAdded<TRow>(db);
        return rows.Count == 0 ? Task.FromResult(0) : WriteAsync(db, rows, cancellationToken);
    }

    /// <summary>
    /// The same for changes, whose table belongs to the platform and numbers its rows: those of the context, and others that it does not
    /// have.
    /// </summary>
    public static Task<int> WriteChangesAsync(ConsoleDbContext db, IEnumerable<ChangeRow> others, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(others);
        List<ChangeRow> rows = [.. others, .. TakeAdded<ChangeRow>(db)];
        return rows.Count == 0 ? Task.FromResult(0) : InsertAsync(db, rows.Select(row => OwnRow(db, row, row.TenantId)), cancellationToken);
    }

    /// <summary>Deletes the matching rows in the context's tenant and transaction, bypassing the change tracker.</summary>
    public static Task<int> DeleteAsync<TRow>(
        ConsoleDbContext db,
        System.Linq.Expressions.Expression<Func<TRow, bool>> match,
        CancellationToken cancellationToken
    )
        where TRow : class, ITenantOwned
    {
        ArgumentNullException.ThrowIfNull(db);
        return DeleteInParts.RunAsync(db, db.Set<TRow>().Where(match), cancellationToken);
    }

    private static List<TRow> TakeAdded<TRow>(ConsoleDbContext db)
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(db);
        var added = db.ChangeTracker.Entries<TRow>().Where(entry => entry.State == EntityState.Added).ToList();
        added.ForEach(entry => entry.State = EntityState.Detached);
        return added.ConvertAll(entry => entry.Entity);
    }

    private static async Task<int> InsertAsync<TRow>(ConsoleDbContext db, IEnumerable<TRow> own, CancellationToken cancellationToken)
        where TRow : class
    {
        if (db.Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A bulk insert needs an open transaction.");
        }

        if (db.Database.ProviderName is SqlServer)
        {
            return await BatchesAsync(db, own, cancellationToken);
        }

        if (db.Keys is not null && PersonalColumns.Of(db.Model, typeof(TRow)).Count > 0)
        {
            var list = own.ToList();
            var secrets = await SecretsAsync(db, list, cancellationToken);
            return await WriteAsync(db, list, secrets, cancellationToken);
        }

        return await WriteAsync(db, own, null, cancellationToken);
    }

    private static TRow OwnRow<TRow>(ConsoleDbContext db, TRow row, Guid tenantId) =>
        tenantId == db.TenantId && tenantId != Guid.Empty
            ? row
            : throw new InvalidOperationException(
                $"A {typeof(TRow).Name} of another tenant, or without an open tenant, cannot be written."
            );

    private static Task<int> WriteAsync<TRow>(
        ConsoleDbContext db,
        IEnumerable<TRow> rows,
        SubjectSecrets? secrets,
        CancellationToken cancellationToken
    ) =>
        db.Database.ProviderName is Sqlite
            ? Task.FromResult(Prepared(db, rows, secrets, cancellationToken))
            : CopyAsync(db, rows, secrets, cancellationToken);

    // Missing keys of the rows' subjects are stored first: the connection takes no other command during a COPY.
    private static async Task<SubjectSecrets> SecretsAsync<TRow>(
        ConsoleDbContext db,
        IReadOnlyList<TRow> rows,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        // a row whose personal columns are empty needs no key, and may have no subject
        var sealable = Describe<TRow>(db).Columns.Where(column => column.Personal is not null).ToList();
        var concerned = rows.Where(row => sealable.Exists(column => column.Getter.GetClrValue(row) is not null)).ToList();
        var secrets = await SubjectSecrets.ReadAsync(db, db.Keys!, concerned, cancellationToken);
        await WriteAsync(db, secrets.Created, cancellationToken);
        return secrets;
    }

    private static int Prepared<TRow>(
        ConsoleDbContext db,
        IEnumerable<TRow> rows,
        SubjectSecrets? secrets,
        CancellationToken cancellationToken
    )
    {
        var (table, columns) = Describe<TRow>(db);
        using var statement = new SqliteStatement(
            (SqliteConnection)db.Database.GetDbConnection(),
            $"INSERT INTO {table} ({string.Join(", ", columns.Select(each => each.Name))}) "
                + $"VALUES ({string.Join(", ", columns.Select(_ => "?"))})"
        );
        var (count, values) = (0, new object?[columns.Count]);
        foreach (var row in rows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var i = 0; i < columns.Count; i++)
            {
                values[i] = columns[i].ValueOf(row!, secrets);
            }

            count += statement.Run(values);
        }

        return count;
    }

    private static async Task<int> CopyAsync<TRow>(
        ConsoleDbContext db,
        IEnumerable<TRow> rows,
        SubjectSecrets? secrets,
        CancellationToken cancellationToken
    )
    {
        var (table, columns) = Describe<TRow>(db);
        var connection = (NpgsqlConnection)db.Database.GetDbConnection();
        var types = Types(connection, columns);
        await using var importer = await connection.BeginBinaryImportAsync(
            $"COPY {table} ({string.Join(", ", columns.Select(each => each.Name))}) FROM STDIN (FORMAT BINARY)",
            cancellationToken
        );
        var count = 0;
        foreach (var row in rows)
        {
            await importer.StartRowAsync(cancellationToken);
            for (var i = 0; i < columns.Count; i++)
            {
                if (columns[i].ValueOf(row!, secrets) is { } value)
                {
                    await importer.WriteAsync(value, types[i], cancellationToken);
                }
                else
                {
                    await importer.WriteNullAsync(cancellationToken);
                }
            }

            count++;
        }

        await importer.CompleteAsync(cancellationToken);
        return count;
    }

    private static List<NpgsqlDbType> Types(NpgsqlConnection connection, IReadOnlyList<Column> columns)
    {
        using var probe = connection.CreateCommand();
        return
        [
            .. columns
                .Select(each => each.Mapping.CreateParameter(probe, "p", value: null))
                .Cast<NpgsqlParameter>()
                .Select(parameter => parameter.NpgsqlDbType),
        ];
    }

    private static async Task<int> BatchesAsync<TRow>(ConsoleDbContext db, IEnumerable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var count = 0;
        foreach (var batch in rows.Chunk(Batch))
        {
            db.AddRange(batch);
            await db.SaveChangesAsync(cancellationToken);
            foreach (var row in batch)
            {
                db.Entry(row).State = EntityState.Detached;
            }

            count += batch.Length;
        }

        return count;
    }

    private static (string Table, IReadOnlyList<Column> Columns) Describe<TRow>(ConsoleDbContext db)
    {
        var known = s_known.GetValue(db.Model, _ => []);
        return known.GetOrAdd(typeof(TRow), _ => Read<TRow>(db));
    }

    private static (string Table, IReadOnlyList<Column> Columns) Read<TRow>(ConsoleDbContext db)
    {
        var entity = db.Model.FindEntityType(typeof(TRow))!;
        var table = StoreObjectIdentifier.Create(entity, StoreObjectType.Table)!.Value;
        return (
            Quote(table.Name),
            [
                .. entity
                    .GetProperties()
                    .Where(property => !IsNumberedByDatabase(property))
                    .Select(property => new Column(
                        Quote(property.GetColumnName(table)!),
                        property.GetGetter(),
                        property.GetRelationalTypeMapping(),
                        PersonalColumns.Of(db.Model, typeof(TRow)).Contains(property.Name, StringComparer.Ordinal)
                            ? PersonalColumns.ColumnOf(typeof(TRow), property.Name)
                            : null
                    )),
            ]
        );
    }

    private static bool IsNumberedByDatabase(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType == typeof(long);

    /// <summary>A value as the column stores it.</summary>
    internal static object? StoredOf(RelationalTypeMapping mapping, object? value) =>
        value is null || mapping.Converter is not { } converter ? value : converter.ConvertToProvider(value);

    internal static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private sealed record Column(string Name, IClrPropertyGetter Getter, RelationalTypeMapping Mapping, string? Personal)
    {
        public object? ValueOf(object row, SubjectSecrets? secrets)
        {
            var value = Getter.GetClrValue(row);
            if (Personal is not null && secrets is not null && value is not null)
            {
                return PersonalColumns.Seal(value, secrets.Of(row), Personal);
            }

            return StoredOf(Mapping, value);
        }
    }
}
