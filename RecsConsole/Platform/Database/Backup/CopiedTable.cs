using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Platform.Database.Backup;

/// <summary>
/// A table in two databases of the same schema. Values are converted through their CLR types, so that each provider stores them in its own
/// way; encrypted texts are copied as they are.
/// </summary>
internal sealed class CopiedTable
{
    private readonly string _select;
    private readonly IReadOnlyList<CopiedColumn> _columns;
    private readonly string _insert;

    private CopiedTable(string name, IReadOnlyList<CopiedColumn> columns, IReadOnlyList<string> order, string? identity)
    {
        (Name, _columns, Identity) = (name, columns, identity);
        var list = string.Join(", ", columns.Select(each => Quote(each.Name)));
        _select = $"SELECT {list} FROM {Quote(name)}";
        _select += order.Count > 0 ? $" ORDER BY {string.Join(", ", order.Select(Quote))}" : "";
        _insert = $"INSERT INTO {Quote(name)} ({list}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
    }

    public string Name { get; }

    /// <summary>The column with database-generated numbers; null when there is none.</summary>
    public string? Identity { get; }

    /// <summary>All tables, each after those that it refers to.</summary>
    public static IReadOnlyList<CopiedTable> All(ConsoleDbContext from, ConsoleDbContext to)
    {
        var targets = to.Model.GetRelationalModel().Tables.ToDictionary(table => table.Name, StringComparer.Ordinal);
        return [.. InOrder(from.Model.GetRelationalModel().Tables).Select(table => From(table, targets[table.Name]))];
    }

    public async Task<bool> IsEmptyAsync(DbConnection connection, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT COUNT(*) FROM {Quote(Name)}";
        return Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), null) == 0;
    }

    /// <summary>Copies every row; returns how many.</summary>
    public async Task<long> CopyAsync(DbTransaction from, DbTransaction to, CancellationToken cancellationToken)
    {
        await using var read = from.Connection!.CreateCommand();
        (read.Transaction, read.CommandText) = (from, _select);
        await using var write = to.Connection!.CreateCommand();
        (write.Transaction, write.CommandText) = (to, _insert);
        foreach (var (column, i) in _columns.Select((column, i) => (column, i)))
        {
            write.Parameters.Add(column.To.CreateParameter(write, $"@p{i}", value: null));
        }

        await using var rows = await read.ExecuteReaderAsync(cancellationToken);
        var count = 0L;
        while (await rows.ReadAsync(cancellationToken))
        {
            for (var i = 0; i < _columns.Count; i++)
            {
                write.Parameters[i].Value = _columns[i].Value(rows, i);
            }

            if (count++ == 0)
            {
                await write.PrepareAsync(cancellationToken);
            }

            await write.ExecuteNonQueryAsync(cancellationToken);
        }

        return count;
    }

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static CopiedTable From(ITable from, ITable to) =>
        new(
            from.Name,
            [.. from.Columns.Select(column => new CopiedColumn(column, to.FindColumn(column.Name)!))],
            OrderOf(from),
            from.Columns.FirstOrDefault(IsCounted)?.Name
        );

    // rows with a number in their key are written in its order: the audit chain refuses a link before its predecessor
    private static IReadOnlyList<string> OrderOf(ITable table) =>
        table.PrimaryKey?.Columns is { } key && key.Any(IsNumber) ? [.. key.Select(column => column.Name)] : [];

    private static bool IsNumber(IColumn column) =>
        column.PropertyMappings is [{ Property: var property }, ..] && property.ClrType == typeof(long);

    private static bool IsCounted(IColumn column) =>
        column.PropertyMappings is [{ Property: { ValueGenerated: ValueGenerated.OnAdd } property }, ..]
        && (property.ClrType == typeof(int) || property.ClrType == typeof(long));

    private static IEnumerable<ITable> InOrder(IEnumerable<ITable> tables)
    {
        var (left, done) = (tables.OrderBy(table => table.Name, StringComparer.Ordinal).ToList(), new HashSet<ITable>());
        while (left.Count > 0)
        {
            var next = left.First(table =>
                table.ForeignKeyConstraints.All(key => key.PrincipalTable == table || done.Contains(key.PrincipalTable))
            );
            left.Remove(next);
            done.Add(next);
            yield return next;
        }
    }

    private sealed class CopiedColumn
    {
        private static readonly MethodInfo s_read = typeof(CopiedColumn).GetMethod(
            nameof(Read),
            BindingFlags.NonPublic | BindingFlags.Static
        )!;

        private readonly Func<DbDataReader, int, object> _read;
        private readonly Func<object?, object?> _convert;

        public CopiedColumn(IColumn from, IColumn to)
        {
            (Name, To) = (from.Name, to.PropertyMappings is [var written, ..] ? written.TypeMapping : to.StoreTypeMapping);
            if (from.PropertyMappings is not [{ TypeMapping: var stored, Property: var property }, ..])
            {
                (_read, _convert) = (Read<string>, value => value); // an owned object as one JSON text
                return;
            }

            var type = stored.Converter?.ProviderClrType ?? stored.ClrType;
            _read = s_read.MakeGenericMethod(Nullable.GetUnderlyingType(type) ?? type).CreateDelegate<Func<DbDataReader, int, object>>();
            if (property.PropertyInfo?.IsDefined(typeof(PersonalAttribute), inherit: false) == true)
            {
                _convert = value => value; // encrypted
                return;
            }

            var (read, write) = (stored.Converter?.ConvertFromProvider, To.Converter?.ConvertToProvider);
            _convert = value => Apply(write, Apply(read, value));
        }

        public string Name { get; }

        public RelationalTypeMapping To { get; }

        public object Value(DbDataReader row, int place) =>
            row.IsDBNull(place) ? DBNull.Value : _convert(_read(row, place)) ?? DBNull.Value;

        private static object? Apply(Func<object?, object?>? convert, object? value) => convert is null ? value : convert(value);

        private static object Read<T>(DbDataReader row, int place)
            where T : notnull => row.GetFieldValue<T>(place);
    }
}
