using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>Reads all rows of a table that a context shows.</summary>
internal static class WallRows
{
    public static Task<List<ITenantOwned>> ReadAsync(ConsoleDbContext db, Type type) =>
        (Task<List<ITenantOwned>>)
            typeof(WallRows)
                .GetMethod(nameof(ReadRowsAsync), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Static)!
                .MakeGenericMethod(type)
                .Invoke(null, [db])!;

    /// <summary>A hash of all rows, for each table.</summary>
    public static async Task<Dictionary<string, string>> PrintsAsync(ConsoleDbContext db)
    {
        var prints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var type in WallTenant.OwnedTypes(db))
        {
            var lines = (await ReadAsync(db, type)).Select(row => JsonSerializer.Serialize(row, type)).Order(StringComparer.Ordinal);
            prints[type.Name] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        }

        return prints;
    }

    private static async Task<List<ITenantOwned>> ReadRowsAsync<T>(ConsoleDbContext db)
        where T : class, ITenantOwned => [.. await db.Set<T>().AsNoTracking().ToListAsync()];
}
