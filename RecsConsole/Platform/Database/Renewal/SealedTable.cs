using System.Data;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;
using RecsConsole.Database.Personal;

namespace RecsConsole.Platform.Database.Renewal;

/// <summary>
/// A table with personal columns, as it is stored: which rows hold a value under certain keys, and how such a row is encrypted anew. All of it
/// comes from the model. Values are compared when they are replaced, so that one that somebody else writes meanwhile is never lost.
/// </summary>
internal sealed class SealedTable : KeyedTable
{
    private readonly Guid _tenantId;
    private readonly List<SealedColumn> _columns;
    private readonly SealedColumn? _keyId;
    private readonly (string Name, RelationalTypeMapping Mapping) _tenant;

    public SealedTable(ConsoleDbContext db, IEntityType type)
        : base(db, type)
    {
        _tenantId = db.TenantId;
        var tenant = type.FindProperty(nameof(ITenantOwned.TenantId))!;
        _tenant = (NameOf(tenant), tenant.GetRelationalTypeMapping());
        _columns = [.. PersonalColumns.Of(db.Model, type.ClrType).Select(name => Column(type.FindProperty(name)!))];
        _keyId = PersonalColumns.KeyIdOf(type) is { } id ? Column(id) : null;

        SealedColumn Column(IProperty property) =>
            new(NameOf(property), property.GetRelationalTypeMapping(), PersonalColumns.ColumnOf(type.ClrType, property.Name));
    }

    /// <summary>All of them.</summary>
    public static IEnumerable<SealedTable> Of(ConsoleDbContext db) =>
        PersonalColumns.Types(db.Model).Select(type => new SealedTable(db, type));

    /// <summary>Reads all rows of the tenant, of each value only what tells its key.</summary>
    public async IAsyncEnumerable<SealedRow> FindAsync(
        IReadOnlySet<Guid> keys,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var values = _columns.Select(column => $"SUBSTRING({column.Name}, 1, {PersonalCipher.KeyHead})").ToList();
        await using var command = Command($"SELECT {Selected(values)} FROM {Table} WHERE {_tenant.Name} = @tenant");
        Add(command, _tenant.Mapping, "@tenant", _tenantId);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var found = KeysOf(reader).Where(keys.Contains).ToHashSet();
            if (found.Count > 0)
            {
                yield return new(KeyOf(reader), found);
            }
        }
    }

    /// <summary>Encrypts the values of a row anew whose key has a successor; returns how many.</summary>
    /// <exception cref="System.Security.Cryptography.CryptographicException">One of them was altered.</exception>
    public async Task<int> RenewAsync(SealedRow row, IReadOnlyDictionary<Guid, SubjectKey> successors, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(row, successors, cancellationToken);
        if (changes.Count == 0)
        {
            return 0;
        }

        var sets = changes.Select((change, i) => $"{change.Column.Name} = @new{i}");
        var unchanged = changes.Select((change, i) => $"{change.Column.Name} = @old{i}");
        await using var command = Command(
            $"UPDATE {Table} SET {string.Join(", ", sets)} WHERE {WhereRow} AND {string.Join(" AND ", unchanged)}"
        );
        AddKey(command, row.Key);
        for (var i = 0; i < changes.Count; i++)
        {
            Add(command, changes[i].Column.Mapping, $"@new{i}", changes[i].Renewed);
            Add(command, changes[i].Column.Mapping, $"@old{i}", changes[i].Stored);
        }

        return await command.ExecuteNonQueryAsync(cancellationToken) * changes.Count;
    }

    private async Task<List<SealedChange>> ChangesAsync(
        SealedRow row,
        IReadOnlyDictionary<Guid, SubjectKey> successors,
        CancellationToken cancellationToken
    )
    {
        await using var command = Command($"SELECT {Selected(_columns.Select(column => column.Name))} FROM {Table} WHERE {WhereRow}");
        AddKey(command, row.Key);
        await using var reader = await command.ExecuteReaderAsync(CommandBehavior.SingleRow, cancellationToken);
        List<SealedChange> changes = [];
        if (!await reader.ReadAsync(cancellationToken))
        {
            return changes; // it was deleted meanwhile
        }

        for (var i = 0; i < _columns.Count; i++)
        {
            var stored = reader.GetValue(Key.Count + i);
            if (PersonalCipher.KeyIdOf(stored) is { } id && successors.TryGetValue(id, out var key))
            {
                changes.Add(new(_columns[i], stored, PersonalCipher.Renew(stored, key, _columns[i].Authenticated)));
            }
        }

        if (
            _keyId is not null
            && IdOf(reader.GetValue(Key.Count + _columns.Count)) is { } kept
            && successors.TryGetValue(kept, out var next)
        )
        {
            changes.Add(new(_keyId, kept, next.Id));
        }

        return changes;
    }

    private IEnumerable<Guid> KeysOf(DbDataReader reader)
    {
        for (var i = 0; i < _columns.Count; i++)
        {
            if (PersonalCipher.KeyIdOf(reader.GetValue(Key.Count + i)) is { } id)
            {
                yield return id;
            }
        }

        if (_keyId is not null && IdOf(reader.GetValue(Key.Count + _columns.Count)) is { } kept)
        {
            yield return kept;
        }
    }

    // SQLite stores ids as bytes
    private static Guid? IdOf(object stored) =>
        stored switch
        {
            Guid id => id,
            byte[] bytes => new Guid(bytes, bigEndian: true),
            _ => null,
        };

    private string Selected(IEnumerable<string> values) =>
        string.Join(", ", [.. Key, .. values, .. _keyId is null ? Array.Empty<string>() : [_keyId.Name]]);

    /// <param name="Name">As it stands in a statement.</param>
    /// <param name="Authenticated">The name that its values are encrypted with.</param>
    private sealed record SealedColumn(string Name, RelationalTypeMapping Mapping, string Authenticated);

    private sealed record SealedChange(SealedColumn Column, object Stored, object Renewed);
}

/// <summary>A row with a value under a key that was asked for.</summary>
/// <param name="Key">Its primary key, as stored.</param>
/// <param name="KeyIds">Those of the keys that it has values of.</param>
internal sealed record SealedRow(IReadOnlyList<object> Key, IReadOnlySet<Guid> KeyIds);
