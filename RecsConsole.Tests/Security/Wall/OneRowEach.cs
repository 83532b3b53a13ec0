using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using RecsConsole.Database;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>
/// Adds a row of a tenant to each of its tables that has none. The row is made from the model, and its values have no meaning.
/// </summary>
internal static class OneRowEach
{
    public static async Task AddAsync(ConsoleDbContext db)
    {
        var waiting = WallTenant.OwnedTypes(db).Select(type => db.Model.FindEntityType(type)!).ToList();
        var rows = new Dictionary<IEntityType, object>();
        // adds a row only after the rows it refers to
        while (waiting.Find(type => References(type).All(rows.ContainsKey)) is { } next)
        {
            waiting.Remove(next);
            rows[next] = await FirstAsync(db, next) ?? await AddAsync(db, next, rows);
        }

        if (waiting.Count > 0)
        {
            throw new InvalidOperationException(
                "Tables that refer to each other: " + string.Join(", ", waiting.Select(type => type.ClrType.Name))
            );
        }
    }

    private static IEnumerable<IEntityType> References(IEntityType type) =>
        type.GetForeignKeys().Where(key => key.IsRequired && key.PrincipalEntityType != type).Select(key => key.PrincipalEntityType);

    private static async Task<object> AddAsync(ConsoleDbContext db, IEntityType type, Dictionary<IEntityType, object> rows)
    {
        var row = Activator.CreateInstance(type.ClrType)!;
        foreach (var property in type.GetProperties().Where(each => each.PropertyInfo is { CanWrite: true }))
        {
            if (ValueOf(property, db.TenantId) is { } value)
            {
                property.PropertyInfo!.SetValue(row, value);
            }
        }

        foreach (var key in type.GetForeignKeys().Where(key => key.IsRequired && rows.ContainsKey(key.PrincipalEntityType)))
        {
            foreach (var (own, theirs) in key.Properties.Zip(key.PrincipalKey.Properties))
            {
                own.PropertyInfo!.SetValue(row, theirs.PropertyInfo!.GetValue(rows[key.PrincipalEntityType]));
            }
        }

        db.Add(row);
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
        return row;
    }

    // null: the property keeps the value of a new row
    private static object? ValueOf(IProperty property, Guid tenantId)
    {
        if (property.Name is nameof(ITenantOwned.TenantId))
        {
            return tenantId;
        }

        var type = property.ClrType;
        return property.IsNullable ? null
            : type == typeof(Guid) ? Guid.NewGuid()
            : type == typeof(string) ? Guid.NewGuid().ToString("N")[..Math.Min(32, property.GetMaxLength() ?? 32)]
            : type == typeof(byte[]) ? Guid.NewGuid().ToByteArray()
            : type == typeof(DateTimeOffset) ? DateTimeOffset.UtcNow
            : property.IsPrimaryKey() && type == typeof(int) ? 1
            : property.IsPrimaryKey() && type == typeof(long) && property.ValueGenerated == ValueGenerated.Never ? 1L
            : null;
    }

    private static async Task<object?> FirstAsync(ConsoleDbContext db, IEntityType type) =>
        (await WallRows.ReadAsync(db, type.ClrType)).FirstOrDefault();
}
