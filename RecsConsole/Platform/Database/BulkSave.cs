using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Database.Sqlite;

namespace RecsConsole.Platform.Database;

/// <summary>
/// Saves a context with many rows in its open transaction: what can be written in bulk first, then the rest by SaveChanges. Looks for
/// changes once instead of at every step, since each search compares all tracked rows.
/// </summary>
public static class BulkSave
{
    /// <param name="writeAsync">Writes rows with BulkInsert and <see cref="Update"/>, those that others refer to first.</param>
    public static async Task RunAsync(
        ConsoleDbContext db,
        Func<ConsoleDbContext, CancellationToken, Task> writeAsync,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(writeAsync);
        db.ChangeTracker.DetectChanges();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            await writeAsync(db, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }
        finally
        {
            db.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    /// <summary>
    /// Updates the changed rows of a type, with one prepared statement for all rows in which the same columns changed. On SQLite only,
    /// where EF prepares a statement for each row; to servers it sends batches. Rows with changed personal columns are left to
    /// SaveChanges, which encrypts them.
    /// </summary>
    /// <exception cref="DbUpdateConcurrencyException">Another writer changed one of the rows.</exception>
    public static void Update<TRow>(ConsoleDbContext db)
        where TRow : class, ITenantOwned
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!WriterSlots.IsEmbedded(db))
        {
            return;
        }

        var personal = PersonalColumns.Of(db.Model, typeof(TRow));
        var changed = db
            .ChangeTracker.Entries<TRow>()
            .Where(entry => entry.State == EntityState.Modified && entry.Entity.TenantId == db.TenantId)
            .Select(entry => new Changed<TRow>(entry, [.. entry.Metadata.GetProperties().Where(each => entry.Property(each).IsModified)]))
            .Where(each => !each.Columns.Exists(column => personal.Contains(column.Name, StringComparer.Ordinal)))
            .ToList();
        foreach (var alike in changed.GroupBy(each => string.Join(',', each.Columns.Select(column => column.Name)), StringComparer.Ordinal))
        {
            UpdateAlike(db, [.. alike]);
        }
    }

    private static void UpdateAlike<TRow>(ConsoleDbContext db, List<Changed<TRow>> alike)
        where TRow : class
    {
        var (type, columns) = (alike[0].Entry.Metadata, alike[0].Columns);
        var found = type.GetProperties().Where(each => each.IsPrimaryKey() || each.IsConcurrencyToken).ToList();
        using var statement = new SqliteStatement((SqliteConnection)db.Database.GetDbConnection(), TextOf(type, columns, found));
        foreach (var (entry, _) in alike)
        {
            var values = columns
                .Select(each => StoredOf(each, entry.Property(each).CurrentValue))
                .Concat(found.Select(each => StoredOf(each, entry.Property(each).OriginalValue)));
            if (statement.Run([.. values]) != 1)
            {
                throw new DbUpdateConcurrencyException($"A {type.ClrType.Name} was changed by another writer.");
            }

            columns.ForEach(each => Accept(entry.Property(each)));
        }
    }

    private static string TextOf(IEntityType type, List<IProperty> columns, List<IProperty> found)
    {
        var table = StoreObjectIdentifier.Create(type, StoreObjectType.Table)!.Value;
        string NameOf(IProperty property) => BulkInsert.Quote(property.GetColumnName(table)!);
        // IS also compares a token that is null
        return $"UPDATE {BulkInsert.Quote(table.Name)} SET {string.Join(", ", columns.Select(each => $"{NameOf(each)} = ?"))} "
            + $"WHERE {string.Join(" AND ", found.Select(each => $"{NameOf(each)} IS ?"))}";
    }

    private static object? StoredOf(IProperty property, object? value) => BulkInsert.StoredOf(property.GetRelationalTypeMapping(), value);

    // the row counts as stored
    private static void Accept(PropertyEntry property)
    {
        property.OriginalValue = property.CurrentValue;
        property.IsModified = false;
    }

    private sealed record Changed<TRow>(EntityEntry<TRow> Entry, List<IProperty> Columns)
        where TRow : class;
}
