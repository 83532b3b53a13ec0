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
            .Select(entry => (Entry: entry, Row: ChangeOf(entry)))
            .Where(each => !each.Row.Columns.Exists(column => personal.Contains(column.Name, StringComparer.Ordinal)))
            .ToList();
        UpdateAll<TRow>(db, changed.ConvertAll(each => each.Row));
        changed.ForEach(each => each.Row.Columns.ForEach(column => Accept(each.Entry.Property(column))));
    }

    /// <summary>The same for rows that the context does not track, which costs about as much as storing them. On SQLite only.</summary>
    /// <param name="rows">Each row as it was read, and as it is now.</param>
    /// <exception cref="DbUpdateConcurrencyException">Another writer changed one of the rows.</exception>
    public static void Update<TRow>(ConsoleDbContext db, IEnumerable<(TRow Before, TRow Now)> rows)
        where TRow : class, ITenantOwned
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(rows);
        List<IProperty> columns = [.. db.Model.FindEntityType(typeof(TRow))!.GetProperties()];
        var personal = PersonalColumns.Of(db.Model, typeof(TRow));
        var changed = rows.Select(row => ChangeOf(columns, row.Before, row.Now)).Where(row => row.Columns.Count > 0).ToList();
        bool IsFixed(IProperty column) => column.IsPrimaryKey() || personal.Contains(column.Name, StringComparer.Ordinal);
        if (changed.Exists(row => row.Columns.Exists(IsFixed)))
        {
            throw new InvalidOperationException($"A key or a personal column of a {typeof(TRow).Name} cannot be updated in bulk.");
        }

        UpdateAll<TRow>(db, changed);
    }

    private static ChangedRow ChangeOf<TRow>(EntityEntry<TRow> entry)
        where TRow : class, ITenantOwned =>
        new(
            entry.Entity.TenantId,
            [.. entry.Metadata.GetProperties().Where(each => entry.Property(each).IsModified)],
            column => entry.Property(column).OriginalValue,
            column => entry.Property(column).CurrentValue
        );

    private static ChangedRow ChangeOf<TRow>(List<IProperty> columns, TRow before, TRow now)
        where TRow : class, ITenantOwned =>
        new(
            now.TenantId,
            columns.FindAll(each => !each.GetValueComparer().Equals(ValueOf(each, before), ValueOf(each, now))),
            column => ValueOf(column, before),
            column => ValueOf(column, now)
        );

    private static object? ValueOf(IProperty column, object row) => column.GetGetter().GetClrValue(row);

    private static void UpdateAll<TRow>(ConsoleDbContext db, List<ChangedRow> changed)
    {
        if (changed.Exists(row => row.TenantId != db.TenantId))
        {
            throw new InvalidOperationException($"A {typeof(TRow).Name} of another tenant cannot be written.");
        }

        var type = db.Model.FindEntityType(typeof(TRow))!;
        foreach (var alike in changed.GroupBy(each => string.Join(',', each.Columns.Select(column => column.Name)), StringComparer.Ordinal))
        {
            UpdateAlike(db, type, [.. alike]);
        }
    }

    private static void UpdateAlike(ConsoleDbContext db, IEntityType type, List<ChangedRow> alike)
    {
        var columns = alike[0].Columns;
        var found = type.GetProperties().Where(each => each.IsPrimaryKey() || each.IsConcurrencyToken).ToList();
        using var statement = new SqliteStatement((SqliteConnection)db.Database.GetDbConnection(), TextOf(type, columns, found));
        foreach (var row in alike)
        {
            var values = columns
                .Select(each => StoredOf(each, row.Now(each)))
                .Concat(found.Select(each => StoredOf(each, row.Before(each))));
            if (statement.Run([.. values]) != 1)
            {
                throw new DbUpdateConcurrencyException($"A {type.ClrType.Name} was changed by another writer.");
            }
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

    private sealed record ChangedRow(Guid TenantId, List<IProperty> Columns, Func<IProperty, object?> Before, Func<IProperty, object?> Now);
}
