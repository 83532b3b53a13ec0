using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>A table as it is stored, whose rows are found by their primary keys in the provider's own form.</summary>
internal abstract class KeyedTable
{
    private readonly ConsoleDbContext _db;
    private readonly StoreObjectIdentifier _table;
    private readonly ISqlGenerationHelper _sql;

    protected KeyedTable(ConsoleDbContext db, IEntityType type)
    {
        (_db, _sql) = (db, db.GetService<ISqlGenerationHelper>());
        _table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        Table = _sql.DelimitIdentifier(_table.Name, _table.Schema);
        Key = [.. type.FindPrimaryKey()!.Properties.Select(NameOf)];
        WhereRow = string.Join(" AND ", Key.Select((name, i) => $"{name} = @key{i}"));
    }

    public string Name => _table.Name;

    /// <summary>As it stands in a statement, like the other names here.</summary>
    protected string Table { get; }

    protected IReadOnlyList<string> Key { get; }

    /// <summary>The condition for one row, with the values that <see cref="AddKey"/> adds.</summary>
    protected string WhereRow { get; }

    protected string NameOf(IProperty property) => _sql.DelimitIdentifier(property.GetColumnName(_table)!);

    protected DbCommand Command(string sql)
    {
        var command = _db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        command.Transaction = _db.Database.CurrentTransaction?.GetDbTransaction();
        return command;
    }

    protected IReadOnlyList<object> KeyOf(DbDataReader reader) => [.. Enumerable.Range(0, Key.Count).Select(reader.GetValue)];

    // as it was read: the provider's own form of it
    protected static void AddKey(DbCommand command, IReadOnlyList<object> key)
    {
        for (var i = 0; i < key.Count; i++)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ($"@key{i}", key[i]);
            command.Parameters.Add(parameter);
        }
    }

    protected static void Add(DbCommand command, RelationalTypeMapping mapping, string name, object value) =>
        command.Parameters.Add(mapping.CreateParameter(command, name, value));
}
