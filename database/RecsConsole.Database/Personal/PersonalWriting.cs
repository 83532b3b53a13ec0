using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace RecsConsole.Database.Personal;

/// <summary>One SaveChanges of a context: personal values are encrypted while it runs and restored afterwards.</summary>
internal sealed class PersonalWriting
{
    private readonly List<(PropertyEntry Property, object? Plain)> _sealed = [];

    /// <summary>Encrypts the personal values that are about to be written.</summary>
    public async Task SealAsync(ConsoleDbContext db, ISubjectKeys keys, CancellationToken cancellationToken)
    {
        List<(EntityEntry Entry, IReadOnlyList<PropertyEntry> Properties)> waiting = [];
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.State is not (EntityState.Added or EntityState.Modified))
            {
                continue;
            }

            var properties = Personal(db, entry);
            if (properties.Count > 0)
            {
                waiting.Add((entry, properties));
            }
        }

        if (waiting.Count == 0)
        {
            return;
        }

        var secrets = await SubjectSecrets.ReadAsync(db, keys, [.. waiting.Select(each => each.Entry.Entity)], cancellationToken);
        db.SubjectKeys.AddRange(secrets.Created);
        foreach (var (entry, properties) in waiting)
        {
            var key = secrets.Of(entry.Entity);
            foreach (var property in properties)
            {
                Seal(entry, property, key);
            }
        }
    }

    /// <summary>Restores the plain values; after a successful write EF counts them as stored.</summary>
    public void Restore(bool isWritten)
    {
        foreach (var (property, plain) in _sealed)
        {
            property.CurrentValue = plain;
            if (isWritten && property.EntityEntry.State != EntityState.Detached)
            {
                property.OriginalValue = plain;
                property.IsModified = false;
            }
        }
    }

    private void Seal(EntityEntry entry, PropertyEntry property, SubjectKey key)
    {
        var plain = property.CurrentValue;
        var column = PersonalColumns.ColumnOf(entry.Metadata.ClrType, property.Metadata.Name);
        var stored = PersonalColumns.Seal(plain, key, column);
        if (!ReferenceEquals(stored, plain))
        {
            _sealed.Add((property, plain));
            property.CurrentValue = stored;
        }
    }

    private static List<PropertyEntry> Personal(ConsoleDbContext db, EntityEntry entry) =>
        [
            .. PersonalColumns
                .Of(db.Model, entry.Metadata.ClrType)
                .Select(name => entry.Property(name))
                .Where(property => property.CurrentValue is not null && (entry.State == EntityState.Added || property.IsModified)),
        ];
}
