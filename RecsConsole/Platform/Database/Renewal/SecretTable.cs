using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// A column of secrets, as it is stored, over all tenants. Values are compared when they are replaced, so that one that somebody else writes
/// meanwhile is never lost.
/// </summary>
internal sealed class SecretTable : KeyedTable
{
    private readonly string _column;
    private readonly RelationalTypeMapping _mapping;

    public SecretTable(ConsoleDbContext db, StoredSecret secret)
        : base(db, TypeOf(db, secret))
    {
        var property = TypeOf(db, secret).FindProperty(secret.Property)!;
        (_column, _mapping) = (NameOf(property), property.GetRelationalTypeMapping());
    }

    /// <summary>The keys of all rows that have a value.</summary>
    public async Task<List<IReadOnlyList<object>>> FindAsync(CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT {string.Join(", ", Key)} FROM {Table} WHERE {_column} IS NOT NULL");
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        List<IReadOnlyList<object>> found = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(KeyOf(reader));
        }

        return found;
    }

    /// <summary>A text or bytes; null when there is none any more.</summary>
    public async Task<object?> ReadAsync(IReadOnlyList<object> key, CancellationToken cancellationToken)
    {
        await using var command = Command($"SELECT {_column} FROM {Table} WHERE {WhereRow}");
        AddKey(command, key);
        return await command.ExecuteScalarAsync(cancellationToken) is { } stored and not DBNull ? stored : null;
    }

    /// <summary>Whether the value was replaced: not if somebody else wrote another one.</summary>
    public async Task<bool> ReplaceAsync(IReadOnlyList<object> key, object stored, object renewed, CancellationToken cancellationToken)
    {
        await using var command = Command($"UPDATE {Table} SET {_column} = @new WHERE {WhereRow} AND {_column} = @old");
        AddKey(command, key);
        Add(command, _mapping, "@new", renewed);
        Add(command, _mapping, "@old", stored);
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private static IEntityType TypeOf(ConsoleDbContext db, StoredSecret secret) => db.Model.FindEntityType(secret.Row)!;
}
